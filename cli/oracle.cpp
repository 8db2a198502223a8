#include "cli/oracle.h"

#include <cstdlib>

#include "cli/process.h"

namespace molt::cli {

std::string find_oracle() {
  const char* named = std::getenv("MOLT_ORACLE");
  return find_command(named != nullptr ? named : "python3.12");
}

}  // namespace molt::cli
