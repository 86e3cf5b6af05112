#include "app/command_line/command_line.h"

#include "app/command_line/options.h"
#include "app/platform/cleanup.h"
#include "app/platform/platform.h"
#include "app/stage/say.h"

#include <algorithm>

namespace app {
namespace {

int run(int argc, char **argv) {
    Options o;
    o.started_s = steady_seconds();
    CLI::App program{"Myelight: see how a nerve carries a message, and what multiple sclerosis does to it."};
    program.set_version_flag("--version", "myelight " MYELIGHT_VERSION);
    program.require_subcommand(0, 1);
    window_row.offer(program, o);
    std::vector<const CommandRow *> commands;
    for (const auto those : {makes(), shows()})
        for (const CommandRow &row : those) commands.push_back(&row);
    for (const CommandRow *row : commands) row->offer(*program.add_subcommand(row->name, row->help), o);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        return program.exit(error) == 0 ? 0 : 1;
    }
    const auto named = std::ranges::find_if(
        commands, [&](const CommandRow *command) { return program.got_subcommand(command->name); });
    const CommandRow &row = named == commands.end() ? window_row : **named;
    const std::string faults = faults_of(row.paths(o));
    if (!faults.empty()) return fail(faults);
    clean_up_on_signals();
    return row.run(o);
}

} // namespace

int run_command_line(int argc, char **argv) {
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc &) {
        return fail("there is not enough memory for this; use a smaller picture or a shorter experiment");
    } catch (const std::exception &error) {
        return fail(std::string("this should not have happened: ") + error.what());
    }
}

} // namespace app
