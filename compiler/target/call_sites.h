// The table of call sites, by which the runtime finds the code object and the line of each active
// Python function from its return address.
//
// For every call in a function that has the metadata kCodeMetadata the section kCallSiteSection
// gets {i32 distance from this word to the call instruction, i32 line, FunctionCode*}. The line is
// that of the call's debug location. Calls themselves cost nothing.
#pragma once

namespace llvm {
class MachineFunctionPass;
}  // namespace llvm

namespace molt::target {

// A pass over machine code, to run right before it is printed. Owned by the pass manager.
llvm::MachineFunctionPass* make_call_site_pass();

}  // namespace molt::target
