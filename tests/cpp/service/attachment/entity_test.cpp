#include <gtest/gtest.h>

#include "service/world.hpp"

namespace ticketwire::testing {
namespace {

class attachment_test : public world_test {
 protected:
  http::response post(const std::string& target, std::string body, http::fields fields = {}) {
    return send(http::method::post, "/api/v1/" + target, std::move(body), std::move(fields));
  }
  /// A new attachment's id.
  std::string attachment(const std::string& members) {
    const auto answer = post("Attachment", "{" + members + "}");
    EXPECT_EQ(answer.status, 200) << answer.body;
    return at(answer.body, "/AttachmentId");
  }
  /// A new attachment with content.
  std::string file(const std::string& name, const std::string& bytes,
                   const std::string& type = "text/plain") {
    const auto id = attachment(R"("Name":")" + name + "\"");
    const auto done = post("Attachment/" + id + "/Content", bytes, {{"Content-Type", type}});
    EXPECT_EQ(done.status, 204) << done.body;
    return id;
  }
  http::response content(const std::string& id) {
    return get("/api/v1/Attachment/" + id + "/Content");
  }
  std::string entity(const std::string& id) { return get("/api/v1/Attachment/" + id).body; }
  void attach(const std::string& message, const std::string& ids) {
    const auto done = post("TicketMessage/" + message + "/Attachment", ids);
    EXPECT_EQ(done.status, 204) << done.body;
  }
};

TEST_F(attachment_test, bytes_come_back_as_they_were) {
  std::string bytes;
  for (int i = 0; i < 256; ++i) bytes.push_back(static_cast<char>(i));
  const auto id = file("all.bin", bytes, "application/octet-stream");
  const auto answer = content(id);
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(answer.body, bytes);
  EXPECT_EQ(at(entity(id), "/AttSize"), "256");
  EXPECT_EQ(text_at(entity(id), "/ContentType"), "application/octet-stream");
  const auto stream = agent("GetAttachmentStream", R"({"AttachmentId":)" + id + "}");
  EXPECT_EQ(stream.status, 200);
  EXPECT_EQ(stream.body, bytes);
}

TEST_F(attachment_test, an_upload_replaces_content_and_tells_type_and_size) {
  const auto id = file("a.txt", "first");
  EXPECT_EQ(post("Attachment/" + id + "/Content", "89PNG", {{"Content-Type", "image/png"}}).status,
            204);
  EXPECT_EQ(content(id).body, "89PNG");
  EXPECT_EQ(at(entity(id), "/AttSize"), "5");
  EXPECT_EQ(text_at(entity(id), "/ContentType"), "image/png");
  const http::fields form = {{"Content-Type", "application/x-www-form-urlencoded"}};
  EXPECT_EQ(post("Attachment/" + id + "/Content", "", form).status, 204);
  EXPECT_EQ(content(id).body, "") << "an empty file is a file";
  EXPECT_EQ(text_at(entity(id), "/ContentType"), "image/png") << "what clients send unasked";
}

TEST_F(attachment_test, a_form_brings_a_file_and_its_name) {
  const auto id = attachment(R"("InlineImage":true)");
  const std::string body =
      "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhello\r\n"
      "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a b.png\"\r\n"
      "Content-Type: image/png\r\n\r\n\x89PNG\r\n\r\n--y\r\n--x--\r\n";
  const http::fields fields = {{"Content-Type", "multipart/form-data; boundary=x"}};
  EXPECT_EQ(post("Attachment/" + id + "/Content", body, fields).status, 204);
  EXPECT_EQ(content(id).body, "\x89PNG\r\n\r\n--y");
  EXPECT_EQ(text_at(entity(id), "/Name"), "a b.png");
  EXPECT_EQ(text_at(entity(id), "/ContentType"), "image/png");
  const auto broken =
      post("Attachment/" + id + "/Content", body.substr(0, body.size() - 7), fields);
  EXPECT_EQ(broken.status, 400);
  EXPECT_EQ(content(id).body, "\x89PNG\r\n\r\n--y") << "nothing of it was kept";
}

TEST_F(attachment_test, base64_is_strict) {
  const auto id = attachment(R"("Name":"a.txt")");
  const auto upload = [&](const std::string& text) {
    return agent("UploadAttachment", R"({"AttachmentId":)" + id + R"(,"Content":")" + text + "\"}");
  };
  EXPECT_EQ(upload("aGVsbG8=").status, 204);
  EXPECT_EQ(content(id).body, "hello");
  for (const char* text :
       {"aGVsbG8", "aGVs bG8=", "====", "aGVsbG8=aGVsbG8=", "aGV=bG8=", "åäö!"}) {
    const auto answer = upload(text);
    EXPECT_EQ(answer.status, 400) << text;
    EXPECT_NE(answer.body.find("/Content"), std::string::npos) << answer.body;
  }
  EXPECT_EQ(content(id).body, "hello") << "nothing of them was kept";
  EXPECT_EQ(upload("").status, 204);
  EXPECT_EQ(content(id).body, "");
  EXPECT_EQ(agent("UploadAttachment", R"({"AttachmentId":99,"Content":""})").status, 400);
}

TEST_F(attachment_test, what_could_run_is_served_as_bytes) {
  for (const char* type : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/xml",
                           "text/javascript", "TEXT/HTML; charset=utf-8"}) {
    const auto id = file("x", "<script>alert(1)</script>", type);
    const auto answer = content(id);
    EXPECT_EQ(answer.fields.find("Content-Type").value_or(""), "application/octet-stream") << type;
    EXPECT_EQ(answer.fields.find("Content-Security-Policy").value_or(""),
              "default-src 'none'; sandbox");
    EXPECT_TRUE(answer.fields.find("Content-Disposition")->starts_with("attachment;"));
    EXPECT_EQ(text_at(entity(id), "/ContentType"), type) << "the entity tells what was sent";
  }
  const auto picture = content(file("a.png", "x", "image/png"));
  EXPECT_EQ(picture.fields.find("Content-Type").value_or(""), "image/png");
  EXPECT_TRUE(picture.fields.find("Content-Disposition")->starts_with("attachment;"));
}

TEST_F(attachment_test, names_cannot_leave_their_header_field) {
  const auto disposition = [&](const std::string& name) {
    return std::string(content(file(name, "x")).fields.find("Content-Disposition").value_or(""));
  };
  EXPECT_EQ(disposition("a b.txt"), "attachment; filename=\"a b.txt\"");
  EXPECT_EQ(disposition("ø.txt"), "attachment; filename=\"__.txt\"; filename*=UTF-8''%C3%B8.txt");
  EXPECT_EQ(disposition(R"(a\"b%c.txt)"),
            "attachment; filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%25c.txt");
  EXPECT_EQ(disposition("../../etc/passwd"), "attachment; filename=\"passwd\"");
  EXPECT_EQ(disposition(R"(C:\\temp\\x.txt)"), "attachment; filename=\"x.txt\"");
  EXPECT_EQ(disposition("folder/"), "attachment; filename=\"attachment\"");
  for (const char* members : {R"("Name":"a\r\nX: y")", R"("Name":"a\u0000")",
                              R"("ContentType":"text")", R"("ContentType":"text/plain\r\nX: y")",
                              R"("ContentId":"<a@b>")", R"("ContentId":"a\n")"}) {
    EXPECT_EQ(post("Attachment", "{" + std::string(members) + "}").status, 400) << members;
  }
}

TEST_F(attachment_test, the_extension_tells_what_is_safe) {
  const auto safe = [&](const std::string& name) {
    return at(entity(attachment("\"Name\":\"" + name + "\"")), "/IsSafeFileExtension");
  };
  for (const char* name : {"a.pdf", "a.txt", "a", "exe", "a.exe.pdf"})
    EXPECT_EQ(safe(name), "true");
  for (const char* name : {"a.exe", "A.EXE", "a.pdf.js", "a.exe.", "a.exe ", "a.html", "a.docm"}) {
    EXPECT_EQ(safe(name), "false") << name;
  }
}

TEST_F(attachment_test, the_server_tells_size_key_and_safety) {
  const auto id =
      attachment(R"("Name":"a.exe","AttSize":5,"AuthKey":"secret","IsSafeFileExtension":true)");
  EXPECT_EQ(at(entity(id), "/AttSize"), "0");
  EXPECT_EQ(text_at(entity(id), "/AuthKey"), "");
  EXPECT_EQ(at(entity(id), "/IsSafeFileExtension"), "false");
}

TEST_F(attachment_test, put_merges_and_patch_speaks_the_dialect) {
  const auto id = file("a.exe", "x");
  const auto path = "/api/v1/Attachment/" + id;
  auto answer = send(http::method::put, path, R"({"AttachmentId":77,"Name":"b.txt"})");
  EXPECT_EQ(answer.status, 200);
  EXPECT_EQ(at(answer.body, "/AttachmentId"), id);
  EXPECT_EQ(at(answer.body, "/AttSize"), "1");
  EXPECT_EQ(at(answer.body, "/IsSafeFileExtension"), "true");
  answer = send(http::method::patch, path,
                R"([{"op":"test","path":"name","value":"b.txt"},
                    {"op":"replace","path":"/ContentId","value":"a@b"}])");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_EQ(text_at(answer.body, "/ContentId"), "a@b");
  answer = send(http::method::patch, path, R"([{"op":"test","path":"/Name","value":"x"}])");
  EXPECT_EQ(answer.status, 409);
  EXPECT_EQ(send(http::method::patch, path, R"({"ContentId":null})").status, 200);
  EXPECT_EQ(text_at(entity(id), "/ContentId"), "");
}

TEST_F(attachment_test, what_does_not_exist) {
  EXPECT_EQ(get("/api/v1/Attachment/99").status, 404);
  EXPECT_EQ(content("99").status, 404);
  EXPECT_EQ(content(attachment(R"("Name":"a")")).status, 404) << "an entity without content";
  EXPECT_EQ(send(http::method::put, "/api/v1/Attachment/99", "{}").status, 404);
  EXPECT_EQ(send(http::method::patch, "/api/v1/Attachment/99", "{}").status, 404);
  EXPECT_EQ(post("Attachment/99/Content", "x").status, 404);
  EXPECT_EQ(post("Attachment", R"({"AttachmentId":99})").status, 400);
  const auto none = agent("GetAttachmentEntity?attachmentEntityId=99");
  EXPECT_EQ(none.status, 200);
  EXPECT_EQ(none.body, "null");
  EXPECT_EQ(agent("GetAttachmentStream", R"({"AttachmentId":99})").status, 404);
  const auto copy = post("Attachment/CopyFromCRMDocument/5", "");
  EXPECT_EQ(copy.status, 404);
  EXPECT_NE(copy.body.find("no documents"), std::string::npos);
}

TEST_F(attachment_test, defaults_are_empty) {
  for (const auto& answer :
       {get("/api/v1/Attachment/default"), agent("CreateDefaultAttachmentEntity")}) {
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(at(answer.body, "/AttachmentId"), "0");
    EXPECT_EQ(text_at(answer.body, "/Name"), "");
  }
}

TEST_F(attachment_test, messages_and_tickets_list_their_files) {
  const auto a = file("a.txt", "aa");
  const auto picture = attachment(R"("Name":"p.png","InlineImage":true)");
  EXPECT_EQ(at(ticket(2001), "/HasAttachment"), "false");
  const auto before = ticks_at(ticket(2001), "/LastChanged");
  wait(minute);
  attach("501", "[" + a + "," + picture + "," + a + "]");
  attach("502", "[" + a + "]");
  const auto list = get("/api/v1/TicketMessage/501/Attachment").body;
  ASSERT_EQ(size_at(list, ""), 2u) << list;
  EXPECT_EQ(text_at(list, "/0/Name"), "a.txt");
  EXPECT_EQ(size_at(get("/api/v1/TicketMessage/501/Attachment/Noninline").body, ""), 1u);
  EXPECT_EQ(size_at(get("/api/v1/Ticket/2001/Attachments").body, ""), 2u) << "each file once";
  EXPECT_EQ(size_at(agent("GetTicketAttachments", R"({"TicketEntityId":2001})").body, ""), 2u);
  EXPECT_EQ(size_at(agent("GetAttachmentInfo", R"({"TicketMessageEntityId":501})").body, ""), 2u);
  EXPECT_EQ(
      size_at(agent("GetAttachmentInfoNonInline", R"({"TicketMessageEntityId":501})").body, ""),
      1u);
  const auto options = [&](const char* whole) {
    return agent("GetTicketMessageWithOptions",
                 R"({"TicketMessageEntityId":501,"IncludeNonInlineAttachmentsInfo":)" +
                     std::string(whole) + "}")
        .body;
  };
  EXPECT_EQ(size_at(options("true"), "/AttachmentsInfo"), 2u);
  ASSERT_EQ(size_at(options("false"), "/AttachmentsInfo"), 1u);
  EXPECT_EQ(text_at(options("false"), "/AttachmentsInfo/0/Name"), "p.png");
  EXPECT_EQ(at(ticket(2001), "/HasAttachment"), "true");
  EXPECT_EQ(at(ticket(2001), "/Messages/0/NumAttachments"), "2");
  EXPECT_GT(ticks_at(ticket(2001), "/LastChanged"), before);
  const auto message = get("/api/v1/TicketMessage/501").body;
  EXPECT_EQ(text_at(message, "/AttachmentsInfo/0/Name"), "a.txt");
  EXPECT_EQ(at(message, "/AttachmentsInfo/0/AttSize"), "2");
}

TEST_F(attachment_test, a_message_has_at_most_500_files) {
  std::string ids;
  for (int i = 0; i < 500; ++i) ids += "," + attachment(R"("Name":"a.txt")");
  attach("501", "[" + ids.substr(1) + "]");
  attach("501", "[" + ids.substr(1) + "]");
  const auto refused =
      post("TicketMessage/501/Attachment", "[" + attachment(R"("Name":"b.txt")") + "]");
  EXPECT_EQ(refused.status, 400) << refused.body;
  EXPECT_NE(refused.body.find("too many attachments"), std::string::npos) << refused.body;
  EXPECT_EQ(size_at(get("/api/v1/TicketMessage/501/Attachment").body, ""), 500u);
  const auto validated = [&](const std::string& list) {
    return agent("ValidateAttachments", R"({"AttachmentIds":[)" + list + "]}").status;
  };
  EXPECT_EQ(validated(ids.substr(1)), 200);
  EXPECT_EQ(validated("1" + ids), 400);
}

TEST_F(attachment_test, files_come_off_a_message) {
  const auto a = file("a.txt", "aa");
  const auto ids = R"({"TicketMessageEntityId":501,"AttachmentIds":[)" + a + ",98]}";
  EXPECT_EQ(agent("AddAttachments", ids).status, 400) << "98 does not exist";
  EXPECT_EQ(at(ticket(2001), "/HasAttachment"), "false") << "all or none";
  attach("501", "[" + a + "]");
  EXPECT_EQ(agent("RemoveMessageAttachments", ids).status, 204);
  EXPECT_EQ(size_at(get("/api/v1/TicketMessage/501/Attachment").body, ""), 0u);
  EXPECT_EQ(at(ticket(2001), "/HasAttachment"), "false");
  EXPECT_EQ(content(a).body, "aa") << "the file itself stays";
}

TEST_F(attachment_test, lists_of_what_does_not_exist) {
  EXPECT_EQ(get("/api/v1/TicketMessage/9999/Attachment").status, 404);
  EXPECT_EQ(get("/api/v1/Ticket/9999/Attachments").status, 404);
  EXPECT_EQ(post("TicketMessage/9999/Attachment", "[]").status, 404);
  EXPECT_EQ(agent("GetAttachmentInfo", R"({"TicketMessageEntityId":9999})").body, "null");
  EXPECT_EQ(agent("GetTicketAttachments", R"({"TicketEntityId":9999})").body, "null");
  EXPECT_EQ(agent("GetAttachmentInfoNonInline", R"({"TicketMessageEntityId":9999})").body, "null");
  EXPECT_EQ(agent("GetTicketMessageWithOptions", R"({"TicketMessageEntityId":9999})").body, "null");
  EXPECT_EQ(post("TicketMessage/501/Attachment", "[98]").status, 400);
}

TEST_F(attachment_test, validation_says_what_is_wrong) {
  const auto good = file("a.txt", "x");
  const auto bad = file("a.exe", "x");
  const auto empty = attachment(R"("Name":"b.txt")");
  const auto body = agent("ValidateAttachments",
                          R"({"AttachmentIds":[)" + good + "," + bad + "," + empty + ",98]}")
                        .body;
  ASSERT_EQ(size_at(body, ""), 4u) << body;
  EXPECT_EQ(at(body, "/0/IsValid"), "true");
  EXPECT_EQ(text_at(body, "/0/ErrorMessage"), "");
  for (const char* row : {"/1", "/2", "/3"}) {
    EXPECT_EQ(at(body, row + std::string("/IsValid")), "false");
    EXPECT_NE(text_at(body, row + std::string("/ErrorMessage")), "");
  }
  EXPECT_EQ(at(body, "/3/AttachmentId"), "98");
}

TEST_F(attachment_test, files_within_a_mail) {
  const std::string mail =
      "From: a@b.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
      "--x\r\nContent-Type: text/plain\r\n\r\nHello\r\n"
      "--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
      "Content-Disposition: attachment; filename=\"a.html\"\r\n\r\nPGI+aGk8L2I+\r\n"
      "--x\r\nContent-Type: image/png; name=\"p.png\"\r\n\r\nPNG\r\n--x--\r\n";
  const auto id = file("m.eml", mail, "message/rfc822");
  const auto part = [&](const std::string& position) {
    return get("/api/v1/TicketMessage/RfcAttachment/" + id + "/" + position);
  };
  EXPECT_EQ(part("0").body, "<b>hi</b>");
  EXPECT_EQ(part("0").fields.find("Content-Type").value_or(""), "application/octet-stream");
  EXPECT_EQ(part("0").fields.find("Content-Disposition").value_or(""),
            "attachment; filename=\"a.html\"");
  EXPECT_EQ(part("1").body, "PNG");
  EXPECT_EQ(part("1").fields.find("Content-Type").value_or(""), "image/png");
  EXPECT_EQ(part("2").status, 404);
  EXPECT_EQ(agent("GetRfcAttachmentStream", R"({"AttachmentId":)" + id + R"(,"Position":1})").body,
            "PNG");
  EXPECT_EQ(get("/api/v1/TicketMessage/RfcAttachment/98/0").status, 404);
  std::string many;
  for (int i = 0; i < 60'000; ++i) many += "a:\n";
  EXPECT_EQ(get("/api/v1/TicketMessage/RfcAttachment/" + file("n.eml", many) + "/0").status, 400);
}

}  // namespace
}  // namespace ticketwire::testing
