// What we promise when the machine fails, and which test shows it: the text of docs/robustness.md.
// Runs nothing.
#pragma once

#include "support.h"

#include <array>
#include <string>

namespace robustness {

struct Promise {
    const char *fault, *what_happens;
    std::string_view test; // "Suite.Name"
};

inline constexpr std::array promises{
    Promise{"OpenGL is older than 3.3, or there is only OpenGL ES",
            "One sentence says which version there is and what to install. Exit code 1. (The test has no "
            "machine with "
            "ES alone.)",
            "TheMachine.WithAnOlderOpenGlIsToldWhichItHasAndWhatItNeeds"},
    Promise{"No graphics driver at all", "One sentence names the packages. Exit code 1.",
            "TheMachine.WithoutADriverIsToldWhatToInstall"},
    Promise{"The driver is reset and its context lost (sleep, an update, a fault of the card)",
            "The picture is made anew in a new context and the show goes on where it was. Where the driver "
            "does not "
            "tell of the loss we cannot know of it.",
            "AStageWhoseGraphicsWereLost.ShowsTheSamePictureInANewContext"},
    Promise{"DISPLAY names a display that does not answer", "One sentence. Exit code 1.",
            "TheProgram.SaysWhenTheDisplayCannotBeOpened"},
    Promise{"There is no display", "The tour is drawn into out/ and a sentence says so.",
            "TheProgram.WithoutADisplayDrawsTheScenesStepsAndSaysSo"},
    Promise{"The display is lost while the window is open (its server ends)",
            "One sentence, exit code 1; a recording is whole up to a second before.",
            "TheMachine.WhoseDisplayIsLostIsToldSoAndItsRecordingIsWhole"},
    Promise{"A monitor is unplugged and comes back",
            "The system hides or moves the window. Hidden, nothing is drawn; shown again, the show goes on. "
            "(The test "
            "hides the window; it has no monitor to unplug.)",
            "AWindow.KnowsWhenNobodySeesItAndWhenItIsSeenAgain"},
    Promise{"The disk runs full, at the first byte or later, in a picture, film, result or trace",
            "One sentence names the file; the file that was there before is untouched, nothing half made is "
            "left. "
            "Exit code 1.",
            "TheMachine.ThatRunsFullAtOnceOrLaterLosesNoOldFileAndIsToldSo"},
    Promise{"Folders cannot be written", "One sentence names the place. Exit code 1.",
            "TheMachine.WhoseFoldersCannotBeWrittenIsToldWhere"},
    Promise{"No fonts are installed", "One sentence names the packages. Exit code 1.",
            "TheMachine.WithoutFontsIsToldWhichPackagesHaveThem"},
    Promise{"A font file is no font", "One sentence says so. Exit code 1.",
            "TheMachine.WithBrokenFontsIsToldSo"},
    Promise{"A shader, the words or a scene is missing or broken",
            "One sentence names file and place. Exit code 1.",
            "TheProgram.NamesAMissingOrBrokenShaderAndFaultyWords"},
    Promise{"A scene is broken while it is shown", "A notice says so; what is shown stays.",
            "AStage.KeepsWhatItShowsWhenAnotherSceneCannotBeOpened"},
    Promise{"There is no network", "Nothing is different: the program asks none.",
            "TheMachine.WithoutANetworkIsNoHindrance"},
    Promise{"HOME is missing, or there is no place for caches",
            "Nothing is different: the program keeps nothing there.",
            "TheMachine.WithoutAHomeOrPlacesForCachesIsNoHindrance"},
    Promise{"There is no sound", "A notice says so and sound is off; nothing raw is printed.",
            "Sound.WhereNothingCanBePlayedIsTurnedOffAgainInPlainWords"},
    Promise{"The program is stopped (SIGSTOP, a sleeping laptop) and goes on later",
            "The show goes on where it was: no time has passed in it.",
            "TheMachine.ThatStopsForAWhileGoesOnWhereItWas"},
    Promise{
        "The clock of the wall jumps",
        "Nothing is different: the show lives by a clock that only runs on. Only `check` asks for the month.",
        "TheMachine.ThatStopsForAWhileGoesOnWhereItWas"},
    Promise{"Two copies run at once, also into one file",
            "Each does its work; the file is one of theirs, whole.",
            "AFile.MayBeWrittenByTwoAtOnceAndIsOneOfTheirs"},
    Promise{"Memory runs out",
            "A sentence; no file is half made. Where the graphics driver itself breaks down, the system's "
            "signal ends "
            "us after it.",
            "TheMachine.WhoseMemoryRunsOutIsToldSoAndKeepsItsFiles"},
    Promise{"Ctrl-C, `timeout`, a closed terminal",
            "Gone within a second, no file half made, exit code 128 + signal.",
            "Ending.OfEveryLongCommandComesAtOnceAndLeavesNothing"},
    Promise{"`kill -9`, a power cut", "A recording is whole up to a second before.",
            "Ending.AtAnyMomentLeavesTheRecordingWholeUpToASecondBefore"},
    Promise{"ffmpeg is missing, fails or is killed", "One sentence; no film is better than a torn one.",
            "AFilm.SaysWhenFfmpegFailsOrIsKilledAndLeavesNothing"},
    Promise{"A pipe or device stands where a file is expected",
            "It is read to its end, or refused; nothing waits.", "AFile.ThatIsAPipeNeverKeepsAnybodyWaiting"},
};

// Whether this test program has a test of that name.
inline bool has_test(std::string_view name) {
    const auto &tests = *testing::UnitTest::GetInstance();
    for (int s = 0; s < tests.total_test_suite_count(); ++s) {
        const testing::TestSuite &suite = *tests.GetTestSuite(s);
        for (int t = 0; t < suite.total_test_count(); ++t)
            if (name == std::string(suite.name()) + "." + suite.GetTestInfo(t)->name()) return true;
    }
    return false;
}

inline std::string document() {
    std::string text =
        "# When the machine fails\n\n"
        "This page is written by a test (`tests/app/robustness_test.cpp`). Each line is a fault of the "
        "machine, what the program promises then, and the test that causes the fault and looks.\n\n"
        "| fault | what happens | test |\n|---|---|---|\n";
    for (const Promise &promise : promises)
        text += std::string("| ") + promise.fault + " | " + promise.what_happens + " | `" +
                std::string(promise.test) + "` |\n";
    return text;
}

} // namespace robustness
