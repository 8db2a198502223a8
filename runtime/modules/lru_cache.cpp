// functools.lru_cache (Modules/_functoolsmodule.c). A dict keeps its items in order, so the cache
// is a dict whose first item is the one that was not used for the longest time.
#include "runtime/core/messages/functools.h"
#include "runtime/modules/library_type.h"
#include "runtime/types/object_state.h"
#include "runtime/types/dict_table.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/tuple.h"

MOLT_DECLARE_TYPE(lru_cache_wrapper)

#define MOLT_ROWS "abi/modules/_functools.def"
#include "abi/types/rows.inc"

#define MOLT_ROWS "abi/types/functools.def"
#include "abi/types/rows.inc"

namespace molt::rt {

struct LruCache : Object {
  Field<InstanceExtra*> extra;
  Value function;
  // A dict from keys to results.
  Value cache;
  Value info_type;
  int64_t hits;
  int64_t misses;
  // -1 without a limit.
  int64_t max_size;
  uint64_t is_typed;
};

namespace {

LruCache* as_cache(Borrowed self) { return object_as<LruCache>(value_of(self)); }
using CacheFields =
    OwnedFields<LruCache, &LruCache::function, &LruCache::cache, &LruCache::info_type>;

void cache_destroy(Object* self) {
  CacheFields::destroy(self);
  destroy_attributes(self);
}

void cache_traverse(Object* self, Visitor visit, void* context) {
  CacheFields::traverse(self, visit, context);
  traverse_attributes(self, visit, context);
}

void clear_entries(Object* self) {
  LruCache* cache = static_cast<LruCache*>(self);
  dict_clear(as_dict(cache->cache));
  clear_attributes(self);
}

bool is_simple_key(Value value) {
  return value.is_int() || has_type(value, molt_shape_int) || is_exact_str(value);
}

// The key of a call: its only argument if that is an int or a str, else a tuple of the arguments,
// for keywords of a mark, the names and their values, and of the types in typed caches.
Owned make_key(const LruCache* cache, const Value* args, int64_t num_args, Value keyword_names) {
  const int64_t num_names = num_keywords(keyword_names);
  if (num_names == 0 && num_args == 1 && cache->is_typed == 0 && is_simple_key(args[0]))
    return new_reference(args[0]);
  const int64_t num_values = num_args + num_names;
  int64_t length = num_args + (num_names > 0 ? 1 + 2 * num_names : 0);
  if (cache->is_typed != 0) length += num_values;
  if (length == 0) return empty_tuple();
  Tuple* key = allocate_tuple(length);
  if (key == nullptr) return kOwnedError;
  Value* next = key->items();
  for (int64_t i = 0; i < num_args; i++) *next++ = shared(args[i]);
  if (num_names > 0) *next++ = value_of_type(molt_type_lru_cache_wrapper);
  for (int64_t i = 0; i < num_names; i++) {
    *next++ = shared(as_tuple(keyword_names)->items()[i]);
    *next++ = shared(args[num_args + i]);
  }
  for (int64_t i = 0; i < num_values && cache->is_typed != 0; i++)
    *next++ = shared(Value::from_object(type_of(args[i])));
  return owned_object(key);
}

// The result kept for a key, which becomes the newest item; kUnbound when there is none.
Owned cached_result_py(LruCache* cache, Value key, int64_t hash) {
  Dict* dict = as_dict(cache->cache);
  const int64_t number = dict_find_py(dict, key, hash);
  if (number == kDictFailed) return kOwnedError;
  if (number == kDictEmpty) return owned_unbound();
  const Ref result = Ref::share(dict->entries.pointer[number].value);
  if (cache->max_size >= 0 && number != dict->num_entries - 1) {
    Value old_key, old_value;
    dict_detach_entry(dict, number, &old_key, &old_value);
    const Status status = dict_insert_new(dict, old_key, hash, old_value);
    release_item(old_key, old_value);
    if (is_failure(status)) return kOwnedError;
  }
  return new_reference(result.get());
}

Status store_result_py(LruCache* cache, Value key, int64_t hash, Value result) {
  Dict* dict = as_dict(cache->cache);
  if (cache->max_size < 0) return dict_set_known_hash_py(dict, key, hash, result);
  // The call may have stored it already.
  const int64_t number = dict_find_py(dict, key, hash);
  if (number == kDictFailed) return kFailed;
  if (number != kDictEmpty) return kOk;
  Value old_key = kUnbound, old_value = kUnbound;
  if (dict->used >= cache->max_size)
    dict_detach_entry(dict, dict_first_entry(dict), &old_key, &old_value);
  const Status status = dict_insert_new(dict, key, hash, result);
  release_item(old_key, old_value);
  return status;
}

Owned cache_call(Borrowed callee, const Value* args, int64_t num_args, Value keyword_names) {
  LruCache* cache = as_cache(callee);
  const Ref function = Ref::share(cache->function);
  if (cache->max_size == 0) {
    cache->misses++;
    return call_any(function, args, num_args, keyword_names);
  }
  MOLT_TRY(key, make_key(cache, args, num_args, keyword_names));
  const Int64Result hash = key_hash_inline_py(key);
  if (hash_failed(hash)) return kOwnedError;
  MOLT_TRY(known, cached_result_py(cache, key, hash.value));
  if (!known.get().is_unbound()) {
    cache->hits++;
    return known.take();
  }
  cache->misses++;
  MOLT_TRY(result, call_any(function, args, num_args, keyword_names));
  MOLT_TRY_DISCARD(store_result_py(cache, key, hash.value, result));
  return result.take();
}

Owned cache_bind(Borrowed self, Borrowed object, Borrowed) {
  const Value instance = value_of(object);
  if (instance.is_none() || instance.is_unbound()) return new_reference(value_of(self));
  return new_bound_method(value_of(self), instance);
}

constexpr Slots cache_slots() {
  Slots slots{};
  slots.destroy = cache_destroy;
  slots.traverse = cache_traverse;
  slots.clear = clear_entries;
  slots.call = cache_call;
  slots.descriptor_get = cache_bind;
  return slots;
}

Status max_size_argument_py(Value value, int64_t* max_size) {
  *max_size = -1;
  if (value.is_none()) return kOk;
  if (!can_index(value)) return raise(messages::lru_cache_size);
  const Int64Result number = index_int64(value, molt_type_OverflowError);
  if (number.value == kInt64Failed) return kFailed;
  *max_size = number.value < 0 ? 0 : number.value;
  return kOk;
}

}  // namespace

extern "C" Owned molt_n_lru_cache_wrapper(Borrowed cls, Borrowed user_function, Borrowed maxsize,
                                          Borrowed typed, Borrowed cache_info_type) {
  if (slot_of<&Slots::call>(type_of(value_of(user_function))) == nullptr)
    return raise(messages::first_not_callable);
  MOLT_TRY(is_typed, truth_of(value_of(typed)));
  int64_t max_size = 0;
  MOLT_TRY_DISCARD(max_size_argument_py(value_of(maxsize), &max_size));
  MOLT_TRY(dict, dict_new());
  LruCache* cache = allocate_instance_of<LruCache>(as_type(cls));
  if (cache == nullptr) return kOwnedError;
  cache->function = shared(value_of(user_function));
  cache->cache = take(dict);
  cache->info_type = shared(value_of(cache_info_type));
  cache->hits = cache->misses = 0;
  cache->max_size = max_size;
  cache->is_typed = is_typed.code != 0;
  return owned_object(cache);
}

extern "C" Owned molt_m_lru_cache_wrapper_cache_info(Borrowed self) {
  const LruCache* cache = as_cache(self);
  MOLT_TRY(hits, int_from_int64(cache->hits));
  MOLT_TRY(misses, int_from_int64(cache->misses));
  MOLT_TRY(max_size, cache->max_size < 0 ? owned_none() : int_from_int64(cache->max_size));
  MOLT_TRY(size, int_from_int64(as_dict(cache->cache)->used));
  return call(cache->info_type, hits.get(), misses.get(), max_size.get(), size.get());
}

extern "C" Owned molt_m_lru_cache_wrapper_cache_clear(Borrowed self) {
  LruCache* cache = as_cache(self);
  cache->hits = cache->misses = 0;
  MOLT_TRY_DISCARD(dict_clear(as_dict(cache->cache)));
  return owned_none();
}

extern "C" Owned molt_m_lru_cache_wrapper___copy__(Borrowed self) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_lru_cache_wrapper___deepcopy__(Borrowed self, Borrowed) {
  return new_reference(value_of(self));
}
extern "C" Owned molt_m_lru_cache_wrapper___reduce__(Borrowed self) {
  return get_attribute(value_of(self), MOLT_STR(__qualname__));
}

MOLT_DEFINE_DICT_ACCESSOR(lru_cache_wrapper)

extern "C" Owned molt_c__functools__lru_cache_wrapper() {
  return type_constant(molt_type_lru_cache_wrapper);
}

}  // namespace molt::rt

extern "C" {
namespace molt::rt {
constinit molt::abi::Shape molt_shape_lru_cache_wrapper{{&molt_type_lru_cache_wrapper}, 0, 0};
constinit Type molt_type_lru_cache_wrapper =
    builtin_type({.name = "_lru_cache_wrapper",
                  .base = &molt_type_object,
                  .shape = &molt_shape_lru_cache_wrapper,
                  .rows = &molt_rows_lru_cache_wrapper,
                  .flags = kTypeBaseAllowed | kTypeCollectable | kTypeHasDict | kTypeWeakReferable |
                           kTypeDescriptorGet,
                  .basic_size = sizeof(LruCache),
                  .extra_offset = sizeof(Object),
                  .module = "functools"},
                 cache_slots());
}  // namespace molt::rt
}
