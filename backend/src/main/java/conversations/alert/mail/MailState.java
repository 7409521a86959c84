package conversations.alert.mail;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The states of a mail that is not sent yet. */
@Schema(description = "The state of a mail; one that could not be delivered for a day is dead.")
enum MailState {
    @JsonProperty("waiting")
    WAITING,
    @JsonProperty("dead")
    DEAD;

    /** The form that is stored in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
