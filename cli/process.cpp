#include "cli/process.h"

#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sstream>

namespace molt::cli {

namespace {

std::vector<char*> pointers(const std::vector<std::string>& argv) {
  std::vector<char*> result;
  for (const std::string& arg : argv) result.push_back(const_cast<char*>(arg.c_str()));
  result.push_back(nullptr);
  return result;
}

std::string content_of(std::FILE* file) {
  std::string content;
  char buffer[1 << 16];
  std::rewind(file);
  while (size_t count = std::fread(buffer, 1, sizeof buffer, file)) content.append(buffer, count);
  std::fclose(file);
  return content;
}

int status_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

// The streams are files, so that neither side can block on a full pipe.
Finished run_captured(const std::vector<std::string>& argv, const std::string& input) {
  std::FILE* streams[3] = {std::tmpfile(), std::tmpfile(), std::tmpfile()};
  std::fwrite(input.data(), 1, input.size(), streams[0]);
  std::rewind(streams[0]);
  std::fflush(nullptr);
  Finished result;
  auto start = std::chrono::steady_clock::now();
  pid_t child = fork();
  if (child == 0) {
    for (int k = 0; k < 3; k++) dup2(fileno(streams[k]), k);
    execvp(argv[0].c_str(), pointers(argv).data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
  result.seconds = elapsed.count();
  result.code = status_code(status);
  std::fclose(streams[0]);
  result.out = content_of(streams[1]);
  result.err = content_of(streams[2]);
  return result;
}

int run_inherited(const std::string& path, const std::vector<std::string>& argv) {
  std::fflush(nullptr);
  pid_t child = fork();
  if (child == 0) {
    execv(path.c_str(), pointers(argv).data());
    _exit(127);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status_code(status);
}

void replace_process(const std::string& path, const std::vector<std::string>& argv) {
  std::fflush(nullptr);
  execv(path.c_str(), pointers(argv).data());
}

std::string find_command(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    return access(name.c_str(), X_OK) == 0 ? name : std::string();
  }
  const char* path = std::getenv("PATH");
  std::istringstream folders(path != nullptr ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    std::string candidate = folder + "/" + name;
    if (access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return "";
}

}  // namespace molt::cli
