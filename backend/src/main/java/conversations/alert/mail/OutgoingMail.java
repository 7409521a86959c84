package conversations.alert.mail;

/**
 * A rendered mail.
 *
 * @param id its Message-ID
 * @param thread the Message-ID to which all mails of its conversation reply
 * @param senders the names of the authors of its entries
 * @param unsubscribe the address where one click stops alerts by mail (RFC 8058)
 */
record OutgoingMail(
        String id,
        String thread,
        String senders,
        String to,
        String subject,
        String text,
        String html,
        String unsubscribe) {}
