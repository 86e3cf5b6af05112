// The bodies of the living tissue, as meshes: immune cells, microglia, repair cells, red blood cells, shards
// of myelin and a lymph node. Knows nothing of where they are or what they do.
#pragma once

#include "render/gl/posed_mesh.h"

namespace render {

// About 1 in radius. Pose 0: at rest; 1: crawling along +x.
PosedMesh t_cell_mesh(bool near);
PosedMesh b_cell_mesh(bool near); // with antibodies

// Arms spread to about 1 (pose 0); plump, its short arms round something at +x (1).
PosedMesh microglia_mesh(bool near);

// Stands above the plane y = 0, reaching to 2.4 on either side. Pose 0: a repair cell with fine arms.
PosedMesh maturing_mesh(bool near); // 1: an oligodendrocyte, its feet on the plane
PosedMesh stalled_mesh(bool near);  // 1: its arms curled, short of the plane
inline constexpr glm::vec3 repair_cell_middle{0, 1.1F, -0.2F};

PosedMesh red_blood_cell_mesh(bool near); // flat along y
PosedMesh shard_mesh();                   // pose 0: curled up; 1: nearly flat

// A bean of about 1 in radius and the vessels that lead to it, to be seen through.
PosedMesh lymph_node_mesh(bool near);
glm::vec3 in_lymph_node(float along, float across); // −1..1 along the bean, −½..½ across
inline constexpr glm::vec3 lymph_node_top{-0.1F, 0.8F, 0.2F};

} // namespace render
