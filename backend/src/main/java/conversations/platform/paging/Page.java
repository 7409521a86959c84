package conversations.platform.paging;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a list (K2). */
public record Page<T>(
        @Schema(required = true) List<T> items,

        @Schema(required = true, nullable = true, description = "The `cursor` of the next page; null on the last one.")
        @Nullable String nextCursor) {

    /**
     * Makes a page of one row more than was requested; the extra row means that there is a next page, which starts after the
     * last row shown.
     */
    public static <R, T> Page<T> of(
            List<R> rows, PageRequest request, Function<R, List<String>> position, Function<List<R>, List<T>> present) {
        var more = rows.size() > request.limit();
        var shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(present.apply(shown), more ? request.cursorAfter(position.apply(shown.getLast())) : null);
    }
}
