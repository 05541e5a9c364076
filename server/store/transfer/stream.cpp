#include <istream>
#include <ostream>
#include <vector>

#include "store/transfer.hpp"

// Exports and imports of files. Apart from the others, which need no streams.

namespace ticketwire::store {
namespace {

class stream_target final : public export_target {
 public:
  explicit stream_target(std::ostream& out) : out_(out), start_(out.tellp()) {}

  void rewind() override { out_.seekp(start_); }
  bool write(std::string_view bytes) override {
    return static_cast<bool>(out_.write(bytes.data(), static_cast<std::streamsize>(bytes.size())));
  }

 private:
  std::ostream& out_;
  std::ostream::pos_type start_;
};

class stream_source final : public import_source {
 public:
  explicit stream_source(std::istream& in) : in_(in), start_(in.tellg()), bytes_(block) {}

  void rewind() override {
    in_.clear();
    in_.seekg(start_);
  }
  std::string_view next() override {
    in_.read(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    return {bytes_.data(), static_cast<std::size_t>(in_.gcount())};
  }

 private:
  static constexpr std::size_t block = std::size_t{64} * 1024;

  std::istream& in_;
  std::istream::pos_type start_;
  std::vector<char> bytes_;
};

}  // namespace

result<std::int64_t> export_store(store& from, std::ostream& out, const progress& told) {
  stream_target target(out);
  return export_store(from, target, told);
}

import_outcome import_store(store& into, std::istream& in, const progress& told) {
  stream_source source(in);
  return import_store(into, source, told);
}

}  // namespace ticketwire::store
