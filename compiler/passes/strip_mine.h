// Polls of counted loops, once for many rounds.
//
//   before                                        after
//   ^2(%c: int64):                                ^2(%c: int64, %limit: int64):
//     poll                                          %t = int_compare ge %c, %limit
//     %t = int_compare ge %c, %stop                 branch %t ^5, ^3
//     branch %t ^4, ^3                            ^5:
//                                                   poll
//                                                   %u = int_compare ge %c, %stop
//                                                   branch %u ^4, ^6
//                                                 ^6: jump ^2(%c, the next limit)
//
// Only where a round does nothing that could take long: no call that runs Python, no other poll.
#pragma once

#include "compiler/mir/mir.h"

namespace molt::passes {

// Rounds between two polls.
inline constexpr int64_t kStripLength = 1024;

struct StripLoop {
  // Entered from outside once and from the ends of rounds.
  mir::Block* head;
  mir::BlockParam* counter;
  // At least kStripLength steps from the end of the int64 range.
  mir::Value* stop;
  // The counter's value on entry.
  mir::Value* start;
  int64_t step;
};

// Leaves the loop as it is when its rounds may take long.
void strip_mine_poll(mir::Function& function, const StripLoop& loop);

}  // namespace molt::passes
