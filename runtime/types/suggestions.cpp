// "Did you mean" of uncaught exceptions (Python/suggestions.c of CPython 3.12).
//
// The methods of builtin types that the program does not use are not linked, so their names come
// from the tables of abi/.
#include <string_view>

#include "runtime/core/call.h"
#include "runtime/core/error.h"
#include "runtime/core/shape.h"
#include "runtime/types/dict.h"
#include "runtime/types/exception.h"
#include "runtime/types/instance.h"
#include "runtime/types/module.h"
#include "runtime/types/suggestion_names.h"
#include "runtime/types/traceback_print.h"
#include "runtime/types/tuple.h"

namespace molt::rt {

namespace {

// "type.name" of every row of a type, "@module.name" of every row of a module; each ends in a zero.
constexpr char kRowNames[] =
#define MOLT_METHOD(type, name, parameters, text, effects) #type "." #name "\0"
#define MOLT_CLASS_METHOD(type, name, parameters, text, effects) #type "." #name "\0"
#define MOLT_STATIC_METHOD(type, name, parameters, text, effects) #type "." #name "\0"
#define MOLT_CONSTRUCTOR(type, parameters, text, effects)
#define MOLT_GETTER(type, name) #type "." #name "\0"
#define MOLT_ACCESSOR(type, name) #type "." #name "\0"
#define MOLT_FUNCTION(module, name, parameters, text, effects) "@" #module "." #name "\0"
#define MOLT_CONSTANT(module, name) "@" #module "." #name "\0"
#include "abi/modules/all.def"
#include "abi/modules/native.def"
#include "abi/types/all.def"
#undef MOLT_CONSTANT
#undef MOLT_FUNCTION
#undef MOLT_ACCESSOR
#undef MOLT_GETTER
#undef MOLT_CONSTRUCTOR
#undef MOLT_STATIC_METHOD
#undef MOLT_CLASS_METHOD
#undef MOLT_METHOD
    "";

constexpr int kMoveCost = 2;
constexpr int kCaseCost = 1;
constexpr size_t kMaxLength = 40;

int substitution_cost(char a, char b) {
  if ((a & 31) != (b & 31)) return kMoveCost;
  if (a == b) return 0;
  if (a >= 'A' && a <= 'Z') a = static_cast<char>(a | 0x20);
  if (b >= 'A' && b <= 'Z') b = static_cast<char>(b | 0x20);
  return a == b ? kCaseCost : kMoveCost;
}

// The edit distance, or something greater than max_cost.
int edit_distance(std::string_view a, std::string_view b, int max_cost) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return static_cast<int>(a.size() + b.size()) * kMoveCost;
  if (a.size() > kMaxLength || b.size() > kMaxLength) return max_cost + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if (static_cast<int>(b.size() - a.size()) * kMoveCost > max_cost) return max_cost + 1;
  int row[kMaxLength];
  for (size_t i = 0; i < a.size(); i++) row[i] = static_cast<int>(i + 1) * kMoveCost;
  int result = 0;
  for (size_t j = 0; j < b.size(); j++) {
    int distance = static_cast<int>(j) * kMoveCost;
    result = distance;
    int minimum = INT32_MAX;
    for (size_t i = 0; i < a.size(); i++) {
      const int substitute = distance + substitution_cost(b[j], a[i]);
      distance = row[i];
      const int insert_or_delete = (result < distance ? result : distance) + kMoveCost;
      result = insert_or_delete < substitute ? insert_or_delete : substitute;
      row[i] = result;
      if (result < minimum) minimum = result;
    }
    if (minimum > max_cost) return max_cost + 1;
  }
  return result;
}

// Finds the candidate nearest to a name. Equally near ones: the first, or the first in sorted
// order.
class Search {
 public:
  Search(std::string_view name, bool is_sorted) : name_(name), is_sorted_(is_sorted) {}

  void consider(std::string_view candidate) {
    if (candidate == name_) return;
    int max_cost = static_cast<int>(name_.size() + candidate.size() + 3) * kMoveCost / 6;
    if (distance_ - 1 < max_cost) max_cost = distance_ - 1;
    // One more, so that an equally near name may win by order.
    if (is_sorted_ && distance_ == max_cost + 1 && candidate < best_) max_cost++;
    const int cost = edit_distance(name_, candidate, max_cost);
    if (cost > max_cost) return;
    length_ = candidate.size() < sizeof(text_) ? candidate.size() : sizeof(text_);
    memcpy(text_, candidate.data(), length_);
    best_ = {text_, length_};
    distance_ = cost;
  }
  void consider(const Str* candidate) {
    if (candidate->is_ascii) return consider(ascii_view(candidate));
    Utf8Text text(candidate);
    if (text.failed()) return clear_exception();
    consider({text.data(), static_cast<size_t>(text.size())});
  }
  void consider_words(std::string_view words) {
    while (!words.empty()) {
      size_t end = words.find(' ');
      consider(words.substr(0, end));
      words.remove_prefix(end == words.npos ? words.size() : end + 1);
    }
  }
  void consider_rows(std::string_view prefix) {
    std::string_view rows(kRowNames, sizeof(kRowNames) - 1);
    while (!rows.empty()) {
      std::string_view row = rows.substr(0, rows.find('\0'));
      if (row.starts_with(prefix)) consider(row.substr(prefix.size()));
      rows.remove_prefix(row.size() + 1 <= rows.size() ? row.size() + 1 : rows.size());
    }
  }
  void consider_keys(Value dict) {
    if (!is_dict(dict)) return;
    int64_t position = 0;
    Value key, value;
    while (dict_next(as_dict(dict), &position, &key, &value)) {
      if (is_str(key)) consider(as_str(key));
    }
  }
  bool found() const { return length_ > 0; }
  std::string_view best() const { return best_; }

 private:
  std::string_view name_;
  bool is_sorted_;
  std::string_view best_;
  char text_[128];
  size_t length_ = 0;
  int distance_ = INT32_MAX;
};

// A prefix for consider_rows: marker, name and dot.
class RowPrefix {
 public:
  RowPrefix(std::string_view marker, std::string_view name) {
    append(marker);
    append(name);
    append(".");
  }
  std::string_view view() const { return {text_, size_}; }

 private:
  void append(std::string_view part) {
    if (size_ + part.size() > sizeof(text_)) part = {};
    memcpy(text_ + size_, part.data(), part.size());
    size_ += part.size();
  }
  char text_[128];
  size_t size_ = 0;
};

void consider_module(Search* search, Module* module) {
  for (int64_t i = 0; i < module->slot_count; i++) {
    if (!module->slots.pointer[i].is_unbound()) search->consider(module->names.pointer[i]);
  }
  search->consider_keys(module->extra);
  if (is_str(module->name) && as_str(module->name)->is_ascii) {
    search->consider_rows(RowPrefix("@", ascii_view(as_str(module->name))).view());
  }
}

void consider_type(Search* search, const Type* type) {
  for (; type != nullptr; type = type->base) {
    search->consider_keys(type->dict);
    if ((type->type_flags & kTypeHeap) == 0) {
      search->consider_rows(RowPrefix("", type->c_name.pointer).view());
    } else if (is_tuple(type->mro)) {
      // Classes with several bases: all of the MRO. Its builtin tail is walked by the outer loop.
      const Tuple* mro = as_tuple(type->mro);
      for (int64_t i = 1; i < mro->length; i++) {
        search->consider_keys(object_as<Type>(mro->items()[i])->dict);
      }
    }
    if (type->base.pointer == type) break;
  }
}

// What dir(object) lists.
void consider_attributes(Search* search, Value object) {
  const Type* type = type_of(object);
  if (is_module(object)) return consider_module(search, as_module(object));
  if (is_type(object)) consider_type(search, object_as<Type>(object));
  if (object.is_pointer() && has_attributes(type)) {
    Object* instance = object.as_object();
    const Shape* shape = instance->shape;
    if (is_dictionary_mode(shape)) {
      InstanceExtra* extra = *extra_field(instance, type);
      if (extra != nullptr) search->consider_keys(extra->dict);
    } else {
      for (uint32_t i = 0; i < shape->slot_count; i++) search->consider(slot_name(shape, i));
    }
  }
  consider_type(search, type);
}

bool is_library_module(std::string_view name) {
  std::string_view words = kLibraryModules;
  while (!words.empty()) {
    size_t end = words.find(' ');
    if (words.substr(0, end) == name) return true;
    words.remove_prefix(end == words.npos ? words.size() : end + 1);
  }
  return false;
}

const FunctionCode* innermost_code(const BaseException* exception) {
  if (exception->traceback.is_none()) return nullptr;
  const Traceback* entry = object_as<Traceback>(exception->traceback);
  while (!entry->next.is_none()) entry = object_as<Traceback>(entry->next);
  return entry->code;
}

void consider_variables(Search* search, const FunctionCode* code) {
  for (int32_t i = 0; i < code->num_varnames; i++) search->consider(code->varnames.pointer[i]);
  for (int32_t i = 0; i < code->num_cellvars; i++) search->consider(code->cellvars.pointer[i]);
  for (int32_t i = 0; i < code->num_freevars; i++) search->consider(code->freevars.pointer[i]);
}

void append_quoted(StrBuilder* out, std::string_view name) {
  out->append_char('\'');
  Ref text(make_str_utf8(name));
  if (is_failure(text)) return clear_exception();
  out->append(text.get());
  out->append_char('\'');
}

Owned did_you_mean(std::string_view name) {
  StrBuilder out;
  out.append_ascii(". Did you mean: ");
  append_quoted(&out, name);
  out.append_char('?');
  return out.finish();
}

Owned name_suggestion(const NameErrorObject* error, std::string_view name) {
  const FunctionCode* code = innermost_code(error);
  if (code == nullptr) return new_reference(kUnbound);
  Search locals(name, false);
  consider_variables(&locals, code);
  Search globals(name, false);
  if (!locals.found() && code->module.pointer != nullptr) consider_module(&globals, code->module);
  Search builtins(name, false);
  if (!locals.found() && !globals.found()) builtins.consider_words(kBuiltinNames);
  const Search* search = locals.found() ? &locals : globals.found() ? &globals : &builtins;
  if (!is_library_module(name)) {
    return search->found() ? did_you_mean(search->best()) : new_reference(kUnbound);
  }
  StrBuilder out;
  if (search->found()) {
    out.append_ascii(". Did you mean: ");
    append_quoted(&out, search->best());
    out.append_ascii("? Or did you forget to import ");
  } else {
    out.append_ascii(". Did you forget to import ");
  }
  append_quoted(&out, name);
  out.append_char('?');
  return out.finish();
}

Owned find_suggestion(Value exception) {
  const bool is_name = is_instance(exception, &molt_type_NameError);
  const bool is_attribute = is_instance(exception, &molt_type_AttributeError);
  const bool is_import = is_instance(exception, &molt_type_ImportError);
  if (!is_name && !is_attribute && !is_import) return new_reference(kUnbound);
  Value wanted = is_name        ? object_as<NameErrorObject>(exception)->name
                 : is_attribute ? object_as<AttributeErrorObject>(exception)->name
                                : object_as<ImportErrorObject>(exception)->name_from;
  if (!is_exact_str(wanted)) return new_reference(kUnbound);
  Utf8Text text(as_str(wanted));
  if (text.failed()) return Failure{};
  std::string_view name(text.data(), static_cast<size_t>(text.size()));
  if (is_name) return name_suggestion(object_as<NameErrorObject>(exception), name);
  Search search(name, true);
  if (is_attribute) {
    Value object = object_as<AttributeErrorObject>(exception)->object;
    if (object.is_unbound()) return new_reference(kUnbound);
    consider_attributes(&search, object);
  } else {
    Value module_name = object_as<ImportErrorObject>(exception)->name;
    if (!is_exact_str(module_name)) return new_reference(kUnbound);
    Value module = dict_get_str(as_dict(modules_dict()), as_str(module_name));
    if (!module.is_pointer() || !is_module(module)) return new_reference(kUnbound);
    consider_module(&search, as_module(module));
  }
  return search.found() ? did_you_mean(search.best()) : new_reference(kUnbound);
}

}  // namespace

Owned suggestion_for(Value exception) {
  Owned text = find_suggestion(exception);
  if (!is_failure(text)) return text;
  clear_exception();
  return new_reference(kUnbound);
}

}  // namespace molt::rt
