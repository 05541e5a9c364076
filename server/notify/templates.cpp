#include "notify/templates.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ticketwire/ascii.hpp"

namespace ticketwire::notify {
namespace {

constexpr std::array languages{
    wording{"en", "Ticket {id} was changed", "Ticket {id} is new", "New message in ticket {id}",
            "Title", "Customer", "Status", "Priority", "Category", "Owner",
            "You get this mail because the ticket concerns you."},
    wording{"nb", "Sak {id} er endret", "Sak {id} er ny", "Ny melding i sak {id}", "Tittel",
            "Kunde", "Status", "Prioritet", "Kategori", "Eier",
            "Du får denne e-posten fordi saken angår deg."},
    wording{"sv", "Ärende {id} har ändrats", "Ärende {id} är nytt", "Nytt meddelande i ärende {id}",
            "Rubrik", "Kund", "Status", "Prioritet", "Kategori", "Ägare",
            "Du får det här mejlet eftersom ärendet rör dig."},
    wording{"da", "Sag {id} er ændret", "Sag {id} er ny", "Ny besked i sag {id}", "Titel", "Kunde",
            "Status", "Prioritet", "Kategori", "Ejer",
            "Du får denne mail, fordi sagen vedrører dig."},
    wording{"de", "Ticket {id} wurde geändert", "Ticket {id} ist neu",
            "Neue Nachricht in Ticket {id}", "Titel", "Kunde", "Status", "Priorität", "Kategorie",
            "Besitzer", "Sie erhalten diese E-Mail, weil das Ticket Sie betrifft."},
    wording{"nl", "Ticket {id} is gewijzigd", "Ticket {id} is nieuw",
            "Nieuw bericht in ticket {id}", "Titel", "Klant", "Status", "Prioriteit", "Categorie",
            "Eigenaar", "U ontvangt deze e-mail omdat het ticket u betreft."},
};

/// Tags whose words are those of another.
constexpr std::array same{std::pair<std::string_view, std::string_view>{"no", "nb"},
                          std::pair<std::string_view, std::string_view>{"nn", "nb"}};

}  // namespace

const wording* find_wording(std::string_view language) {
  std::string wanted = ascii::lower(language.substr(0, language.find_first_of("-_")));
  for (const auto& [tag, other] : same) {
    if (wanted == tag) wanted = other;
  }
  const auto* const found = std::ranges::find(languages, wanted, &wording::language);
  return found != languages.end() ? found : nullptr;
}

std::string sentence(const wording& words, enum store::notification::kind kind,
                     std::int32_t ticket_id) {
  using kinds = enum store::notification::kind;
  std::string text(kind == kinds::ticket_new    ? words.ticket_new
                   : kind == kinds::message_new ? words.message_new
                                                : words.ticket_saved);
  constexpr std::string_view placeholder = "{id}";
  if (const auto at = text.find(placeholder); at != std::string::npos) {
    text.replace(at, placeholder.size(), std::to_string(ticket_id));
  }
  return text;
}

}  // namespace ticketwire::notify
