package conversations.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import conversations.platform.problem.ProblemException;
import conversations.platform.problem.ProblemType;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Replays the first answer to a repeated request instead of acting twice (A6). */
@ApplicationScoped
public class Idempotency implements PanacheRepositoryBase<IdempotentAnswer, IdempotentAnswer.Id> {
    /** The header that marks a replayed answer. */
    public static final String REPLAYED = "Idempotent-Replayed";

    private static final Duration RETENTION = Duration.ofHours(24);
    private final ObjectMapper json;
    private final Clock clock;
    private final CurrentVertxRequest request;

    Idempotency(ObjectMapper json, Clock clock, CurrentVertxRequest request) {
        this.json = json;
        this.clock = clock;
        this.request = request;
    }

    /**
     * A request that must have its effect once.
     *
     * @param caller the sender
     * @param operation method and path
     * @param body compared by its JSON: another body under the same key is 422
     */
    public record Attempt(String caller, String operation, IdempotencyKey key, Object body) {}

    /**
     * How answers are stored and replayed. Content that can be deleted later is not stored, so that deletions need not look
     * through stored answers.
     *
     * @param toStored the answer without content that can be deleted later (texts, names of files)
     * @param fromStored the stored answer with the content that still exists, and without what its caller may not see any more
     */
    public record AnswerStorage<T>(Class<T> type, UnaryOperator<T> toStored, UnaryOperator<T> fromStored) {}

    /**
     * Runs {@code effect} once per caller, operation and key. Call it inside the effect's transaction, after the caller's
     * right to see what it is about was checked and before any state is: the key and the answer are stored in that
     * transaction, so that they exist if and only if the effect does. A second request with the same key waits in the
     * database until the first has ended.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(Attempt attempt, Class<T> type, Supplier<T> effect) {
        return once(attempt, new AnswerStorage<>(type, UnaryOperator.identity(), UnaryOperator.identity()), effect);
    }

    /** As the other {@code once}, for an answer whose stored form differs. */
    @Transactional(Transactional.TxType.MANDATORY)
    public <T> T once(Attempt attempt, AnswerStorage<T> storage, Supplier<T> effect) {
        var value = attempt.key().value();
        if (value == null) {
            return effect.get();
        }
        var id = new IdempotentAnswer.Id(attempt.caller(), attempt.operation(), value);
        var hash = hash(attempt.body());
        if (!claim(id, hash)) {
            return storage.fromStored().apply(replay(findById(id), hash, storage.type()));
        }
        var answer = effect.get();
        update("answer = ?1 where id = ?2", write(storage.toStored().apply(answer)), id);
        return answer;
    }

    private boolean claim(IdempotentAnswer.Id id, String hash) {
        var now = clock.instant();
        return getEntityManager()
                        .createNativeQuery("""
                            insert into idempotent_answer (caller, operation, key, request_hash, created_at)
                            values (:caller, :operation, :key, :hash, :now)
                            on conflict (caller, operation, key) do update
                            set request_hash = excluded.request_hash, answer = null, created_at = excluded.created_at
                            where idempotent_answer.created_at <= :expired\
                            """)
                        .setParameter("caller", id.caller())
                        .setParameter("operation", id.operation())
                        .setParameter("key", id.key())
                        .setParameter("hash", hash)
                        .setParameter("now", now)
                        .setParameter("expired", now.minus(RETENTION))
                        .executeUpdate()
                == 1;
    }

    private <T> T replay(IdempotentAnswer earlier, String hash, Class<T> type) {
        if (!earlier.requestHash.equals(hash)) {
            throw ProblemException.of(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        if (earlier.answer == null) {
            throw ProblemException.of(ProblemType.REQUEST_IN_PROGRESS);
        }
        request.getCurrent().response().putHeader(REPLAYED, "true");
        return read(earlier, type);
    }

    private <T> T read(IdempotentAnswer stored, Class<T> type) {
        try {
            // A node of a newer version may have stored more than this one knows.
            return json.readerFor(type)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(stored.answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored answer does not read", e);
        }
    }

    @Scheduled(every = "1h", delayed = "5m")
    @Transactional
    void deleteExpired() {
        delete("createdAt < ?1", clock.instant().minus(RETENTION));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer does not write", e);
        }
    }

    private String hash(Object request) {
        try {
            var bytes = write(request).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
