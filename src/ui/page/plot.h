// A plot: the pieces that the graphs of one axon and of a tract have in common: where a value lies, lines
// whole and dashed, and the legend. Only measures while the layer is dry. Knows nothing of what is plotted.
#pragma once

#include "ui/layer/layer.h"

#include <string>
#include <vector>

namespace ui {

struct Plot {
    Rect rect;
    float most_x = 1;
    float top = 1, bottom = 0;
    float x(float value) const;
    float y(float value) const;
};

// What is nearer to the point before than a pixel is left out.
void add_point(const Layer &layer, std::vector<ImVec2> &points, ImVec2 point);
enum class Stroke { whole, dashed, dotted };
void draw_line(const Layer &layer, const std::vector<ImVec2> &points, unsigned rgb, Stroke stroke);

struct LegendEntry {
    std::string name;
    unsigned rgb = white;
    Stroke stroke = Stroke::whole;
};

// Each line of a graph, named beside a piece of itself; in one row when they fit, or each in its own. Returns
// the y below.
float show_legend(Layer &layer, const std::vector<LegendEntry> &entries, const Rect &area, float y,
                  bool own_rows = false);

// The frame of a plot, and marks below it at every whole `every` of x; `last_mark` names the unit: "5 ms".
void draw_frame(const Layer &layer, const Plot &plot, int every, const std::string &last_mark);

// Puts the graph in `area` into the tree: its name, and as its value what it says, in sentences.
void add_graph(Layer &layer, const std::string &name, const std::vector<std::string> &words,
               const Rect &area);

// The whole graph as a strip in `area`: no scale, no names; `draw` gets where its lines lie. Returns the y
// below.
template <class Draw>
float show_strip(Layer &layer, const std::string &name, const std::vector<std::string> &words,
                 const Rect &area, const Draw &draw) {
    if (!layer.dry()) {
        add_graph(layer, name, words, area);
        draw(Rect{area.x, area.y + layer.u(3), area.w, area.h - layer.u(6)});
    }
    return area.y + area.h;
}

// Those sentences below the graph. Returns the y below.
float show_graph_words(Layer &layer, const std::vector<std::string> &words, const Rect &area, float y);

} // namespace ui
