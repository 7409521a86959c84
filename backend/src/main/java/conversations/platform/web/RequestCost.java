package conversations.platform.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the requests of an operation are counted as; without it, as {@link Kind#REQUEST}. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface RequestCost {
    Kind value();

    /** The query parameter without which it is a {@link Kind#REQUEST} all the same; empty for none. */
    String onlyWithParameter() default "";

    /**
     * Kinds of requests, by what they take. Of each kind one caller has so many running at a time at one node; more of them wait in line, and
     * what goes beyond is refused. A request runs until its answer has left the node.
     */
    enum Kind {
        /** Whatever is of no other kind. */
        REQUEST(4, 200, 400),
        SEARCH(2, 20, 32),
        /** A file or a preview, which is read as slowly as its reader likes. */
        DOWNLOAD(8, 100, 400),
        /** Without a line: a connection on which nothing moves is taken for dead. */
        UPLOAD(10, 0, 200),
        /** More than a person keeps open, since those that give way to newer ones take a moment to end. */
        STREAM(60, 0, 10_000);

        /** Running, of one caller. */
        final int maxConcurrent;
        /** In line, of one caller. */
        final int maxQueued;
        /** Running, of all callers together. */
        final int maxConcurrentTotal;

        Kind(int maxConcurrent, int maxQueued, int maxConcurrentTotal) {
            this.maxConcurrent = maxConcurrent;
            this.maxQueued = maxQueued;
            this.maxConcurrentTotal = maxConcurrentTotal;
        }
    }
}
