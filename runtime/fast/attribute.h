// The inline halves of attribute access and method calls: one shape compare, then the slot or the
// function.
#pragma once

#include "runtime/fast/count.h"

extern "C" {
namespace molt::rt {
extern molt::abi::Shape molt_shape_function;
}  // namespace molt::rt
}

namespace molt::rt {

// Flags of code whose parameters are exactly the positional ones.
inline constexpr uint32_t kCodeHasRest = kCodeVarArgs | kCodeVarKeywords;

// Whether `num_args` positional arguments are exactly the parameters, so that the array of
// arguments is the array of locals.
inline bool takes_exactly(const FunctionCode* code, int64_t num_args) {
  return code->arg_count == num_args && (code->flags & kCodeHasRest) == 0 &&
         code->keyword_only_count == 0;
}

inline Value& word_at(Object* object, int64_t offset) {
  return *reinterpret_cast<Value*>(reinterpret_cast<char*>(object) + offset);
}

// The attribute of an access whose cache holds the object's shape and an inline slot: owned; else
// kUnbound.
inline Value get_attribute_fast(Value object, const AttributeCache* cache) {
  if (cache == nullptr || !object.is_pointer()) return kUnbound;
  Object* instance = object.as_object();
  if (instance->shape != cache->shape || cache->kind != kCacheSlot) return kUnbound;
  const Value value = word_at(instance, cache->offset);
  retain(value);
  return value;
}

// Stores through the cache; false when it does not apply.
inline bool set_attribute_fast(Value object, Value value, const AttributeCache* cache) {
  if (cache == nullptr || !object.is_pointer()) return false;
  Object* instance = object.as_object();
  if (instance->shape != cache->shape) return false;
  if (cache->kind == kCacheSlot) {
    Value& slot = word_at(instance, cache->offset);
    retain(value);
    const Value old = slot;
    slot = value;
    release(old);
    return true;
  }
  if (cache->kind != kCacheAddSlot) return false;
  retain(value);
  word_at(instance, cache->offset) = value;
  instance->shape = cache->new_shape;
  return true;
}

// Calls the cached method when it is a Python function whose parameters are exactly the arguments;
// false when it is not.
inline bool call_method_fast(const AttributeCache* cache, const Value* args, int64_t num_args,
                             Value* result) {
  if (cache == nullptr || !args[0].is_pointer()) return false;
  if (args[0].as_object()->shape != cache->shape || cache->kind != kCacheMethod) return false;
  Object* method = cache->method.as_object();
  if (method->shape != &molt_shape_function) return false;
  const Function* function = static_cast<const Function*>(method);
  const FunctionCode* code = function->code;
  if (!takes_exactly(code, num_args)) return false;
  // The class may lose the method while it runs.
  retain_object(method);
  *result = code->entry.pointer(Value::from_object(method), args);
  release(Value::from_object(method));
  return true;
}

}  // namespace molt::rt
