// The table of call sites, by which the runtime finds the code object and the line of each active
// Python function from its return address. Calls themselves cost nothing.
//
// For every function that has the metadata kCodeMetadata, which names its FunctionCode, the section
// kCallSiteSection gets a record, aligned to 4:
//   i32  distance from this word to the function's first byte
//   i32  distance from this word to the FunctionCode
//   u32  size in bytes of what follows, without the padding after it
//   for each call, in the order of addresses, two varints (common/varint.h): the distance of the
//   return address from the one before (from the function's first byte); the folded distance of the
//   line, which is that of the call's debug location, from the one before (from 0)
// The linker orders the records by the functions' addresses.
#pragma once

#include <llvm/CodeGen/AsmPrinterHandler.h>

#include <memory>

namespace llvm {
class AsmPrinter;
}  // namespace llvm

namespace molt::target {

// Emits the records of the functions that the printer prints; belongs to the printer.
std::unique_ptr<llvm::AsmPrinterHandler> make_call_site_writer(llvm::AsmPrinter& printer);

}  // namespace molt::target
