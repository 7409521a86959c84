package conversations.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** A mail as somebody received it. */
public record ReceivedMail(MimeMessage mail) {
    /** The mails that the user has received, in order. */
    public static List<ReceivedMail> by(Api person) {
        return MailServer.mailsTo(person.ok("/me").getString("email")).stream()
                .map(ReceivedMail::new)
                .toList();
    }

    public String subject() {
        try {
            return mail.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The display name of the only sender. */
    public String senders() {
        try {
            var from = mail.getFrom();
            if (from.length != 1) {
                throw new AssertionError(Arrays.toString(from));
            }
            return ((InternetAddress) from[0]).getPersonal();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** The line that says who did what, without the time that follows in a mail of one entry. */
    public String firstLine() {
        return text().lines().findFirst().orElseThrow().split(" · ", 2)[0];
    }

    /** The only one of this name. */
    public String header(String name) {
        var values = headers(name);
        if (values.size() != 1) {
            throw new AssertionError(name + ": " + values);
        }
        return values.getFirst();
    }

    public List<String> headers(String name) {
        try {
            var values = mail.getHeader(name);
            return values == null ? List.of() : Arrays.asList(values);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    public String text() {
        return part(0, "text/plain");
    }

    public String html() {
        return part(1, "text/html");
    }

    public String everything() {
        return subject() + "\n" + senders() + "\n" + text() + "\n" + html();
    }

    private String part(int index, String type) {
        try {
            BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
            if (!part.isMimeType(type)) {
                throw new AssertionError("part " + index + " is " + part.getContentType());
            }
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public String toString() {
        return everything();
    }
}
