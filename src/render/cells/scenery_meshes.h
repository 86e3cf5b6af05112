// What is among the cells of the living tissue, as meshes: red blood cells, shards of myelin and a lymph
// node. Knows nothing of where they are.
#pragma once

#include "render/gl/posed_mesh.h"

namespace render {

PosedMesh red_blood_cell_mesh(bool near); // about 1 in radius, flat along y
PosedMesh shard_mesh(bool near);          // pose 0: curled up; 1: nearly flat. The same from afar

// A bean of about 1 in radius and the vessels that lead to it, to be seen through.
PosedMesh lymph_node_mesh(bool near);
glm::vec3 in_lymph_node(float along, float across); // −1..1 along the bean, −½..½ across
inline constexpr glm::vec3 lymph_node_top{-0.1F, 0.8F, 0.2F};

} // namespace render
