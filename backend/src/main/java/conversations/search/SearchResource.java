package conversations.search;

import conversations.person.Caller;
import conversations.person.Roles;
import conversations.platform.paging.Page;
import conversations.platform.paging.PageRequest;
import conversations.platform.problem.ProblemException;
import conversations.platform.web.Params;
import conversations.platform.web.RequestCost;
import conversations.sidebar.SidebarCriteria;
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
            summary = "Search",
            description =
                    "Finds what the caller can see in their sidebar, or with `about` in that record's tab: messages with the names of their"
                            + " files, and subjects with descriptions, in which every word of `q` stands, also as a part of a word, whatever the case, accents,"
                            + " apostrophes and hyphens. What stands in a pair of quotation marks, straight or typographic, is a phrase: it is found"
                            + " where its words stand as they do in it. Nothing else in `q` is an operator. Best first: whole words, then beginnings of words, then parts of words; of equal"
                            + " ones conversations before messages, newer before older. One that takes longer than five seconds is given up with 503.")
    public Page<SearchHitDto> search(
            @QueryParam("q")
                    @Parameter(
                            required = true,
                            description =
                                    "What to look for: words, parted by white space, and phrases in quotation marks.",
                            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 200))
                    @Nullable String q,
            @QueryParam("about")
                    @Parameter(
                            description =
                                    "Search the tab of this record, given as `type:id`. One that the caller may not name finds nothing, as an unknown one.")
                    @Nullable String about,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        var text = Params.query("q", q);
        var record = SidebarCriteria.parseRecord(about);
        var request = PageRequest.of(cursor, limit, 4, "search", caller.userId(), text, record);
        if (text.isEmpty()) {
            throw ProblemException.malformed("q", "Say what to look for.");
        }
        return search.page(text, record, caller.userId(), request);
    }
}
