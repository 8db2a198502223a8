// Weak references: a side table from objects to the WeakReference objects that watch them. An
// object in the table has kFlagWeaklyReferenced.
#pragma once

#include "runtime/core/type.h"

namespace molt::rt {

struct WeakReference : Object {
  // The referent (not counted), or null once it is gone.
  Field<Object*> target;
  // The callback, or kNone.
  Value callback;
  // The references to the same referent, newest first.
  Field<WeakReference*> previous;
  Field<WeakReference*> next;
  // The hash of the referent, kept for when it is gone.
  int64_t hash;
  uint32_t has_hash;
  uint32_t reserved;
};

// Whether instances of a type can be weakly referenced, as in CPython.
bool can_be_weakly_referenced(const Type* type);

// Adds `reference` for `target`. False with MemoryError set on failure.
bool link_weak_reference(WeakReference* reference, Object* target);
// Takes a reference out of its list; its target becomes null.
void unlink_weak_reference(WeakReference* reference);
// The newest reference to an object, or null.
WeakReference* first_weak_reference(Object* target);
// The referent (borrowed), or null when it is gone or being destroyed.
Object* weak_referent(const WeakReference* reference);

// The object is going away: clears its weak references and calls their callbacks, newest first.
// Runs Python.
void clear_weak_references(Object* target);
// Calls one callback and reports an exception in it.
void call_weak_callback(WeakReference* reference);

}  // namespace molt::rt
