package conversations.alert.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of a mail that is not sent. */
@Schema(description = "Whether a mail is still tried; one that could not be delivered for a day is dead.")
enum MailState {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("dead")
    DEAD;

    /** As it stands in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
