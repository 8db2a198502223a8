// The passes over MIR. passes.def lists those that the pipeline runs, in order.
#pragma once

#include "compiler/mir/mir.h"

namespace molt::passes {

// Removes unreachable blocks, dead values and parameters, branches on constants.
void clean_up(mir::Function& function);

// Proves types by forward propagation and writes them into the values.
void infer_types(mir::Function& function);

// Arithmetic on proved ints and floats without boxes.
void unbox(mir::Function& function);

// Guesses what attributes hold from what the program stores in them; see guess_types.cpp. `unbox`
// guards the guesses.
void guess_types(std::vector<mir::Module*>& modules);

// Plans direct calls of module-level functions in the whole program, with copies for unboxed
// arguments; see plan_calls.cpp. `unbox` carries the plan out.
void plan_calls(std::vector<mir::Module*>& modules);

// Makes ownership explicit (retain, release, cleanup ladders). The last pass over a function's
// structure.
void insert_counts(mir::Function& function);

// Additions whose left operand dies right there: a str may then grow in place.
void append_in_place(mir::Function& function);

// Lets every guard fail at random.
void stress_exits(mir::Function& function);

// Splits generator bodies into the function that makes the generator and its resume function.
void lower_generators(mir::Module& module);

// Generators, coroutines and async generators: functions whose body runs in a frame of its own.
inline bool is_generator(const mir::Function& function) {
  return (function.code.flags &
          (abi::kCodeGenerator | abi::kCodeCoroutine | abi::kCodeAsyncGenerator)) != 0;
}

struct Options {
  // -O0 .. -O3.
  int optimisation_level = 2;
  // Runs stress_exits, which takes side exits at random (tests).
  bool stress_exits = false;
  // Runs the verifiers after every pass.
  bool verify = false;
};

// All passes, in the order of passes.def, on every function of the program's modules.
void run_pipeline(std::vector<mir::Module*> modules, const Options& options);

}  // namespace molt::passes
