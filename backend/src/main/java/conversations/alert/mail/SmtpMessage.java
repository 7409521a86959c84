package conversations.alert.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;

/** A mail in the form that mail servers take, under the id that it has here. */
final class SmtpMessage extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private final OutgoingMail mail;

    SmtpMessage(Session session, String from, OutgoingMail mail) throws MessagingException {
        super(session);
        this.mail = mail;
        setFrom(InternetAddress.parse(from)[0]);
        setRecipient(RecipientType.TO, new InternetAddress(mail.to(), true));
        setSubject(mail.subject(), UTF_8);
        setSentDate(new java.util.Date());
        // All mails of a conversation answer one that never was: so they make one thread, wherever it begins for its
        // reader.
        setHeader("In-Reply-To", mail.thread());
        setHeader("References", mail.thread());
        setHeader("List-Unsubscribe", "<" + mail.unsubscribe() + ">");
        setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("Precedence", "bulk");
        setHeader("X-Auto-Response-Suppress", "All");
        setContent(new MimeMultipart("alternative", part(mail.text(), "plain"), part(mail.html(), "html")));
        saveChanges();
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", mail.id());
    }
}
