#include "service/attachment/unused.hpp"

#include <charconv>
#include <set>
#include <string>

#include "service/attachment/references.hpp"
#include "service/record/names.hpp"
#include "ticketwire/json/document.hpp"
#include "ticketwire/schema/schema.hpp"

namespace ticketwire::service {
namespace {

constexpr std::string_view noted = "UnusedAttachment";
constexpr std::int32_t page = 256;

std::string_view attachment_carrier() {
  return schema::get(schema::carrier_id::AttachmentEntity).name;
}

/// When it was noted; the beginning of time where the record cannot be read.
store::ticks since(const store::record& note) {
  store::ticks out = 0;
  const result<json::document> body = json::document::parse(note.body);
  const std::optional<json::value> member = body ? body->root().find("Since") : std::nullopt;
  if (member) {
    const std::string_view text = member->raw();
    std::from_chars(text.data(), text.data() + text.size(), out);
  }
  return out;
}

result<std::set<std::int32_t>> due(store::store& store, store::ticks before) {
  std::set<std::int32_t> ids;
  const result<void> done = store.read([&](store::reader& reader) -> result<void> {
    ids.clear();
    const auto notes = reader.all(noted);
    if (!notes) return notes.error();
    for (const store::record& each : *notes) {
      if (since(each) <= before) ids.insert(each.id);
    }
    return {};
  });
  if (!done) return done.error();
  return ids;
}

/// Takes from `ids` those that a message refers to, into `used`. False where it was stopped.
result<bool> find_used(store::store& store, std::set<std::int32_t>& ids,
                       std::set<std::int32_t>& used, const std::function<bool()>& stop) {
  std::int32_t last = 0;
  for (bool more = true; more && !ids.empty();) {
    if (stop()) return false;
    const result<void> done = store.read([&](store::reader& reader) -> result<void> {
      const auto rows = reader.messages_after(last, page);
      if (!rows) return rows.error();
      more = !rows->empty();
      for (const store::message_row& row : *rows) {
        last = row.id;
        if (row.body.find(names::AttachmentsInfo) == std::string::npos) continue;
        const result<json::document> body = json::document::parse(row.body);
        if (!body) return body.error();
        for (const std::int32_t id : attachment_ids(members(body->root()))) {
          if (ids.erase(id) != 0) used.insert(id);
        }
      }
      return {};
    });
    if (!done) return done.error();
  }
  return true;
}

/// One that was noted anew meanwhile, or no more, is left.
result<bool> remove(store::store& store, std::int32_t id, store::ticks before) {
  bool removed = false;
  const result<void> done = store.write([&](store::writer& writer) -> result<void> {
    removed = false;
    // Whoever refers to attachments removes a note too: from here on he waits, or we see that he
    // did.
    TICKETWIRE_TRY(writer.remove_record(noted, 0));
    const auto note = writer.find(noted, id);
    if (!note) return note.error();
    if (!*note || since(**note) > before) return {};
    TICKETWIRE_TRY(writer.remove_record(noted, id));
    TICKETWIRE_TRY(writer.remove_content(id));
    TICKETWIRE_TRY(writer.remove_record(attachment_carrier(), id));
    removed = true;
    return {};
  });
  if (!done) return done.error();
  return removed;
}

}  // namespace

result<void> note_unused(store::writer& writer, std::span<const std::int32_t> ids,
                         store::ticks now) {
  for (const std::int32_t id : ids) {
    const result<std::int32_t> kept =
        writer.put_record({std::string(noted), id, "{\"Since\":" + std::to_string(now) + "}"});
    if (!kept) return kept.error();
  }
  return {};
}

result<void> note_used(store::writer& writer, std::span<const std::int32_t> ids) {
  for (const std::int32_t id : ids) {
    TICKETWIRE_TRY(writer.remove_record(noted, id));
    const result<members> there = find_attachment(writer, id, error_code::reference_not_found);
    if (!there) return there.error();
  }
  return {};
}

result<std::size_t> remove_unused(store::store& store, store::ticks now,
                                  const std::function<bool()>& stop) {
  const store::ticks before = now - unused_grace;
  result<std::set<std::int32_t>> ids = due(store, before);
  if (!ids) return ids.error();
  std::set<std::int32_t> used;
  const result<bool> whole = find_used(store, *ids, used, stop);
  if (!whole) return whole.error();
  if (!*whole) return std::size_t{0};
  const std::vector<std::int32_t> known(used.begin(), used.end());
  TICKETWIRE_TRY(store.write([&](store::writer& writer) { return note_used(writer, known); }));
  std::size_t count = 0;
  for (const std::int32_t id : *ids) {
    const result<bool> removed = remove(store, id, before);
    if (!removed) return removed.error();
    count += *removed ? 1 : 0;
  }
  return count;
}

}  // namespace ticketwire::service
