#include "http/tls.hpp"

#include <openssl/ssl.h>

#include <boost/asio/ssl/context.hpp>

namespace ticketwire::server {

namespace ssl = boost::asio::ssl;

namespace {

// Of TLS 1.2; those of 1.3 are all of this kind: keys of each connection's own, which who later
// gets hold of the server's key cannot find out, and ciphers that authenticate (RFC 9325
// section 4.2).
constexpr const char* forward_secret =
    "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384:"
    "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305";

}  // namespace

loaded_tls load_tls(const tls_files& files) {
  auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
  const auto handle = context->native_handle();
  boost::system::error_code failed;
  SSL_CTX_set_min_proto_version(handle, TLS1_2_VERSION);
  SSL_CTX_set_options(handle, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION |
                                  SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_PRIORITIZE_CHACHA);
  if (SSL_CTX_set_cipher_list(handle, forward_secret) != 1) {
    return {nullptr, "this OpenSSL has none of the ciphers that are wanted"};
  }
  // Sessions are resumed by tickets; a cache would grow with the number of strangers.
  SSL_CTX_set_session_cache_mode(handle, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_mode(handle, SSL_MODE_RELEASE_BUFFERS);
  // Otherwise OpenSSL asks for the passphrase on the terminal.
  context->set_password_callback(
      [](std::size_t, ssl::context::password_purpose) { return std::string(); }, failed);
  if (context->use_certificate_chain_file(files.certificate.string(), failed)) {
    return {nullptr,
            "cannot use the certificate " + files.certificate.string() + ": " + failed.message()};
  }
  if (context->use_private_key_file(files.key.string(), ssl::context::pem, failed)) {
    return {nullptr, "cannot use the key " + files.key.string() + " with the certificate " +
                         files.certificate.string() + ": " + failed.message()};
  }
  return {std::move(context), {}};
}

}  // namespace ticketwire::server
