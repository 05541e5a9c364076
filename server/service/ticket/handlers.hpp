#pragma once

#include "service/context.hpp"

namespace ticketwire::service {

/// Handlers of the endpoints whose subject is a ticket. A REST address of no ticket is
/// entity_not_found; an agent's call that would change one is save_not_found.

answer get_simple_ticket(const context& context);
answer get_flat_ticket(const context& context);
answer get_ticket_entity(const context& context);
/// GetForRmUi: what GetTicketEntity answers.
answer get_ticket_for_editor(const context& context);
/// Flat tickets in the order of the ids; ids without a ticket are left out, as in the summaries.
answer get_tickets(const context& context);
answer get_ticket_summaries(const context& context);
answer create_default_for_ticket_type(const context& context);

answer post_ticket(const context& context);
answer save_ticket(const context& context);

/// Deleting is a status: the ticket can still be read and undeleted. A deleted one stays as it is.
answer delete_ticket(const context& context);
answer delete_ticket_entity(const context& context);
/// Answer the ids that exist; the others are passed over.
answer set_deleted_status(const context& context);
answer set_spam_status(const context& context);
answer update_read_status(const context& context);
/// Gives deleted tickets and spam the default status of Active; others stay as they are.
answer undelete_tickets(const context& context);
answer accept_tickets(const context& context);
/// Takes the oldest of the most urgent tickets that wait in the queue for the caller; null where
/// none waits.
answer get_next_in_queue(const context& context);

/// Only a ticket's owner has read it as its owner; for others nothing changes.
answer set_ticket_read_by_owner(const context& context);
answer process_ticket_when_read(const context& context);

answer notify_new_ticket(const context& context);
answer notify_new_message(const context& context);
answer notify_new_ticket_entity(const context& context);
answer notify_new_ticket_message(const context& context);

answer post_ticket_merge(const context& context);
answer merge_tickets(const context& context);
answer split_ticket(const context& context);

answer list_ticket_custom_fields(const context& context);
answer get_ticket_custom_field(const context& context);
answer list_message_custom_fields(const context& context);
answer get_message_custom_field(const context& context);
answer get_ticket_foreign_keys(const context& context);
answer get_message_foreign_keys(const context& context);

}  // namespace ticketwire::service
