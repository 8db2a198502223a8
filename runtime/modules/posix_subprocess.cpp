// The module _posixsubprocess.
#include "runtime/core/messages/os.h"
#include "runtime/modules/os_arguments.h"
#include "runtime/modules/os_strings.h"
#include "runtime/modules/posix_fork.h"
#include "runtime/platform/child_process.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/text_arguments.h"
#include "runtime/types/tuple.h"

#define MOLT_ROWS "abi/modules/posixsubprocess.def"
#include "abi/types/rows.inc"

namespace molt::rt {

namespace {

// The positions of fork_exec's arguments.
enum Argument {
  kArguments,
  kExecutables,
  kCloseFds,
  kPassFds,
  kDirectory,
  kEnvironment,
  kInputRead,
  kInputWrite,
  kOutputRead,
  kOutputWrite,
  kErrorRead,
  kErrorWrite,
  kReportRead,
  kReportWrite,
  kRestoreSignals,
  kStartSession,
  kGroupToSet,
  kGroup,
  kExtraGroups,
  kUser,
  kUmask,
  kPreexec,
  kAllowVfork,
  kNumArguments
};

constexpr int kMaxKept = 1024;
constexpr int kMaxGroups = 65536;

// What the plan's pointers point to.
struct PlanData {
  CStrings arguments;
  CStrings paths;
  CStrings environment;
  Ref directory;
  int kept[kMaxKept];
  uint32_t* groups = nullptr;
  ~PlanData() { free_raw(groups); }
};

Status add_items_py(Value items, CStrings* strings) {
  MOLT_TRY(list, list_from(items));
  for (int64_t i = 0; i < as_list(list)->length; i++) {
    MOLT_TRY_DISCARD(strings->add_py(as_list(list)->items[i]));
  }
  return kOk;
}

// A tuple of descriptors in rising order.
Status kept_descriptors(Value value, PlanData* data, platform::ChildPlan* plan) {
  if (!is_tuple(value)) {
    return raise(messages::fork_exec_kept_type, argument_type_name(value));
  }
  if (as_tuple(value)->length > kMaxKept) return raise(messages::fork_exec_kept);
  const Tuple* descriptors = as_tuple(value);
  int64_t previous = -1;
  for (int64_t i = 0; i < descriptors->length; i++) {
    int64_t number = -1;
    const Value item = descriptors->items()[i];
    if (!is_int(item) || !int_as_int64(item, &number) || number <= previous || number > INT32_MAX) {
      return raise(messages::fork_exec_kept);
    }
    previous = number;
    data->kept[i] = static_cast<int>(number);
  }
  plan->kept = data->kept;
  plan->num_kept = static_cast<int>(descriptors->length);
  return kOk;
}

Status extra_groups_py(Value value, PlanData* data, platform::ChildPlan* plan) {
  plan->num_groups = -1;
  if (value.is_none()) return kOk;
  if (!is_list(value)) return raise(messages::fork_exec_groups);
  const int64_t count = as_list(value)->length;
  if (count > kMaxGroups) return raise(messages::fork_exec_groups_size);
  data->groups = allocate_array<uint32_t>(count == 0 ? 1 : count);
  if (data->groups == nullptr) return kFailed;
  for (int64_t i = 0; i < count && i < as_list(value)->length; i++) {
    const Value item = as_list(value)->items[i];
    if (!is_int(item)) return raise(messages::fork_exec_group);
    MOLT_TRY_DISCARD(id_argument_py("gid", borrowed(item), &data->groups[i]));
  }
  plan->groups = data->groups;
  plan->num_groups = static_cast<int>(count);
  return kOk;
}

// None is -1.
Status optional_id_py(const char* what, Value value, int64_t* id) {
  *id = -1;
  if (value.is_none()) return kOk;
  uint32_t number = 0;
  MOLT_TRY_DISCARD(id_argument_py(what, borrowed(value), &number));
  *id = number;
  return kOk;
}

Status numbers_py(const Value* args, platform::ChildPlan* plan) {
  int* const descriptors[] = {&plan->input_read,   &plan->input_write, &plan->output_read,
                              &plan->output_write, &plan->error_read,  &plan->error_write,
                              &plan->report_read,  &plan->report_write};
  for (int i = 0; i < 8; i++) {
    MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args[kInputRead + i]), descriptors[i]));
  }
  MOLT_TRY_DISCARD(flag_argument_py(borrowed(args[kCloseFds]), &plan->closes_others));
  int flag = 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args[kRestoreSignals]), &flag));
  plan->restores_signals = flag != 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args[kStartSession]), &flag));
  plan->starts_session = flag != 0;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args[kGroupToSet]), &plan->group_to_set));
  int mask = -1;
  MOLT_TRY_DISCARD(c_int_argument_py(borrowed(args[kUmask]), &mask));
  plan->umask = mask;
  if (plan->closes_others && plan->report_write < 3) return raise(messages::fork_exec_report);
  return kOk;
}

// In the child.
bool run_preexec(void* context) {
  after_fork_in_child();
  const Ref result(call(*static_cast<Value*>(context)));
  if (!is_failure(result)) return true;
  clear_exception();
  return false;
}

}  // namespace

extern "C" Owned molt_f_posixsubprocess_fork_exec(Borrowed args_value) {
  const int64_t count = as_tuple(args_value)->length;
  if (count != kNumArguments) return raise(messages::fork_exec_arguments, count);
  const Value* args = as_tuple(args_value)->items();
  platform::ChildPlan plan{};
  PlanData data;
  MOLT_TRY_DISCARD(numbers_py(args, &plan));
  MOLT_TRY_DISCARD(kept_descriptors(args[kPassFds], &data, &plan));
  MOLT_TRY_DISCARD(add_items_py(args[kExecutables], &data.paths));
  MOLT_TRY_DISCARD(add_items_py(args[kArguments], &data.arguments));
  plan.paths = data.paths.data();
  plan.arguments = data.arguments.data();
  if (!args[kEnvironment].is_none()) {
    MOLT_TRY_DISCARD(add_items_py(args[kEnvironment], &data.environment));
    plan.environment = data.environment.data();
  }
  if (!args[kDirectory].is_none()) {
    MOLT_TRY(directory, path_bytes_py(args[kDirectory]));
    plan.directory = bytes_view(as_bytes(directory)).data();
    data.directory = std::move(directory);
  }
  MOLT_TRY_DISCARD(extra_groups_py(args[kExtraGroups], &data, &plan));
  MOLT_TRY_DISCARD(optional_id_py("gid", args[kGroup], &plan.group));
  MOLT_TRY_DISCARD(optional_id_py("uid", args[kUser], &plan.user));
  Value preexec = args[kPreexec];
  const bool runs_python = !preexec.is_none();
  if (runs_python) {
    plan.before_start = run_preexec;
    plan.context = &preexec;
    before_fork();
  }
  const int pid = platform::start_child(plan);
  if (runs_python) after_fork_in_parent();
  if (pid < 0) return raise_errno(pid);
  return int_from_int64(pid);
}

}  // namespace molt::rt
