#include <string>

#include "compiler/parse/parse.h"

namespace molt::parse {

bool report_decode_problem(const SourceFile& source, const DecodeProblem& problem,
                           DiagnosticSink& sink) {
  using Kind = DecodeProblem::Kind;
  constexpr char kHex[] = "0123456789abcdef";
  const char byte[] = {kHex[problem.byte >> 4], kHex[problem.byte & 15]};
  const std::string_view hex(byte, 2);
  const Location point{problem.lineno, 0, 0, 0};
  switch (problem.kind) {
    case Kind::None:
      return false;
    case Kind::NullByte:
      sink.report(DiagnosticId::NullBytes, source, point);
      return true;
    case Kind::UnknownEncoding:
      sink.report(DiagnosticId::EncodingProblem, source, {}, {problem.encoding});
      return true;
    case Kind::BomConflict:
      sink.report(DiagnosticId::EncodingProblemWithBom, source, {}, {problem.encoding});
      return true;
    case Kind::InvalidBytes:
      if (problem.declared) {
        sink.report(DiagnosticId::UndecodableByte, source, point, {problem.encoding, hex});
      } else {
        sink.report(DiagnosticId::NotUtf8, source, {},
                    {hex, source.name(), std::to_string(problem.lineno)});
      }
      return true;
  }
  return false;
}

}  // namespace molt::parse
