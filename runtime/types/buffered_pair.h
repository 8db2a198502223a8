// BufferedRWPair: a BufferedReader and a BufferedWriter over two raw streams.
#pragma once

#include "runtime/core/type.h"

MOLT_DECLARE_TYPE(buffered_pair)
