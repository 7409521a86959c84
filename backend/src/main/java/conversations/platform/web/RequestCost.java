package conversations.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The kind of cost of an operation's requests; without this annotation, {@link Kind#REQUEST}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestCost {
    Kind value();

    /** The query parameter without which a request counts as {@link Kind#REQUEST} all the same; empty for none. */
    String onlyWithParameter() default "";

    /**
     * Kinds of requests by their cost. For each kind, one caller may have a number of requests running at a time at one
     * node; more of them are queued, and the rest is refused. A request runs until its answer has left the node.
     */
    enum Kind {
        /** Any request of no other kind. */
        REQUEST(4, 200, 400),
        SEARCH(2, 20, 32),
        /** Downloads of a file or a preview, whose speed the reader decides. */
        DOWNLOAD(8, 100, 400),
        /** Uploads are not queued, because a connection without progress is taken for dead. */
        UPLOAD(10, 0, 200),
        /** More streams than a user may keep open, because those that give way to newer ones take a moment to end. */
        STREAM(60, 0, 10_000);

        /** Maximum number of running requests of one caller. */
        final int maxConcurrent;
        /** Maximum number of queued requests of one caller. */
        final int maxQueued;
        /** Maximum number of running requests of all callers together. */
        final int maxConcurrentTotal;

        Kind(int maxConcurrent, int maxQueued, int maxConcurrentTotal) {
            this.maxConcurrent = maxConcurrent;
            this.maxQueued = maxQueued;
            this.maxConcurrentTotal = maxConcurrentTotal;
        }
    }
}
