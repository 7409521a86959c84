package conversations.platform.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The stored answer of an Idempotency-Key, as JSON without content that can be deleted later; null while its request is
 * running.
 */
@Entity
@Table(name = "idempotent_answer")
class IdempotentAnswer {
    @EmbeddedId
    Id id;

    @Column(name = "request_hash")
    String requestHash;

    @Nullable String answer;

    @Column(name = "created_at")
    Instant createdAt;

    /** The caller, the operation (method and path), and the key. */
    @Embeddable
    record Id(String caller, String operation, String key) {}
}
