#pragma once

#include <string>
#include <vector>

#include "patch/compare/members.hpp"
#include "patch/diff/array_script.hpp"
#include "ticketwire/json/pointer.hpp"
#include "ticketwire/json/writer.hpp"

namespace ticketwire::patch {

struct differ_options {
  bool guards = true;
  /// A carrier that stands for the same entity on both sides keeps the members that the edited one
  /// leaves out: what is edited is what was said.
  bool told_only = false;
  /// Guards whose value is longer are left out.
  std::size_t longest_guard = SIZE_MAX;
  /// Where given, gains the pointer of every guard that was left out.
  std::vector<std::string>* unguarded = nullptr;
  /// Where given, grows by the values that had to be looked into.
  std::size_t* examined = nullptr;
};

/// Writes the operations that lead from one value to another, place by place.
// Recursion is bounded by the depth of the two documents.
class differ {
 public:
  differ(std::string& out, const differ_options& options)
      : out_(out), writer_(out), options_(options) {
    writer_.begin_array();
  }

  void finish() { writer_.end_array(); }

  /// Where the next operations apply.
  void go_to(std::string_view pointer) { pointer_ = pointer; }
  void compare(const optional_value& base, const optional_value& edited, const site& where);
  /// Tests an element's key. False where it has none, or an unset one.
  bool guard_key(const json::value& element, const site& where);
  /// Adds an element at a place of the array here.
  void add(std::string_view place, const json::value& value, const site& element);
  /// Removes the element at a position of the array here.
  void drop(std::size_t position, const json::value& value, const site& element);

  /// A point to return to, and how much has been written.
  struct mark {
    std::size_t size;
    std::size_t unguarded;
    json::writer writer;
  };
  [[nodiscard]] mark here() const {
    return {out_.size(), unguarded() ? unguarded()->size() : 0, writer_};
  }
  void rewind(const mark& to) {
    out_.resize(to.size);
    if (unguarded()) unguarded()->resize(to.unguarded);
    writer_ = to.writer;
  }

 private:
  void carrier(const json::value& base, const json::value& edited, const site& where);
  void members(const json::value& base, const json::value& edited, const site& where,
               bool told_only);
  void property(const schema::property& row, const optional_value& base,
                const optional_value& edited, const site& where);
  void dictionary(const json::value& base, const optional_value& edited, const site& where);
  void entry(const json::name& name, const optional_value& base, const optional_value& edited,
             const site& element);
  void object(const json::value& base, const json::value& edited);
  void array(const json::value& base, const json::value& edited, const site& where);
  void elements(const std::vector<json::value>& base, const std::vector<json::value>& edited,
                const site& where, const array_script& script);
  void keep(const json::value& base, const json::value& edited, const site& element);
  void whole(const optional_value& base, const optional_value& edited, const site& where);
  void replace(const json::value& base, const json::value& edited, const site& where);
  void replace_if_shorter(const mark& before, const json::value& base, const json::value& edited,
                          const site& where);
  void guard(const optional_value& base, const site& where);
  void operation(std::string_view op, const json::value* value, const site& where);

  [[nodiscard]] std::vector<std::string>* unguarded() const { return options_.unguarded; }
  void count(std::size_t values) {
    if (options_.examined != nullptr) *options_.examined += values;
  }

  template <class Step>
  void at(std::string_view token, const Step& step) {
    const std::size_t length = pointer_.size();
    json::append_token(pointer_, token);
    step();
    pointer_.resize(length);
  }

  std::string& out_;
  json::writer writer_;
  differ_options options_;
  std::string pointer_;
};

}  // namespace ticketwire::patch
