package conversations.search;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import conversations.platform.web.RequestCost;
import conversations.record.RecordKey;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/search")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.USER)
@Tag(name = "Search")
class SearchResource {
    private final Search search;
    private final Caller caller;

    SearchResource(Search search, Caller caller) {
        this.search = search;
        this.caller = caller;
    }

    @GET
    @Transactional
    @RequestCost(RequestCost.Kind.SEARCH)
    @Operation(
            operationId = "searchTexts",
            summary = "Search texts",
            description =
                    "Searches the texts that the caller can see in their sidebar, or with `about` in that record's tab:"
                            + " messages with the names of their files, and subjects with descriptions. A hit contains every"
                            + " word of `q`, also as a part of a word, ignoring case, accents, apostrophes and hyphens. Text"
                            + " in a pair of quotation marks, straight or typographic, is a phrase: its words must occur as"
                            + " they stand in it. Nothing else in `q` is an operator. Hits of whole words come first, then of"
                            + " beginnings of words, then of parts of words; among equal ones conversations before messages,"
                            + " newer before older. A search that takes longer than five seconds answers 503.")
    public Page<SearchHitDto> search(
            @QueryParam("q")
                    @Parameter(
                            required = true,
                            description =
                                    "The search text: words, separated by white space, and phrases in quotation marks.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
                    @Nullable String q,
            @QueryParam("about")
                    @Parameter(
                            description =
                                    "The record, given as `type:id`, whose tab is searched. A record that the caller may not name finds "
                                            + "nothing, like an unknown one.")
                    @Nullable String about,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var text = Params.query("q", q);
        var record = RecordKey.parse(about);
        var request = PageRequest.of(cursor, limit, 4, "search", caller.userId(), text, record);
        if (text.isEmpty()) {
            throw ProblemException.malformed("q", "A search text is required.");
        }
        return search.page(text, record, caller.userId(), request);
    }
}
