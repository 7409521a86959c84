package conversations.alert.mail;

/**
 * A mail as it goes out.
 *
 * @param id its Message-ID
 * @param thread the Message-ID of what all mails of its conversation answer
 * @param senders the people whose doing it tells of
 * @param unsubscribe where one click stops alerts by mail (RFC 8058)
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
