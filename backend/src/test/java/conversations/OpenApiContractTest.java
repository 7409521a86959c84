package conversations;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import com.fasterxml.jackson.dataformat.yaml.util.StringQuotingChecker;
import conversations.testing.ApiTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@ApiTest
class OpenApiContractTest {
    private static final Path FILE = Path.of("../openapi.yaml");

    /** Compares the description with the file; with -Dopenapi.update=true, writes the file instead. */
    @Test
    @DisplayName("J4 openapi.yaml describes the API as it is")
    void isUpToDate() throws IOException {
        var served =
                sorted(given().get("/openapi").then().statusCode(200).extract().asString());
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(FILE, served);
        }
        assertEquals(
                Files.readString(FILE),
                served,
                "openapi.yaml is not what the code says: run `make openapi` and look at the difference");
    }

    /** The scanner gives the parts of a schema in another order in every build, so they are brought into one. */
    private static String sorted(String yaml) throws JsonProcessingException {
        var mapper = new ObjectMapper(YAMLFactory.builder()
                        .enable(Feature.MINIMIZE_QUOTES)
                        .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                        .disable(Feature.WRITE_DOC_START_MARKER)
                        .disable(Feature.SPLIT_LINES)
                        .stringQuotingChecker(new StatusQuoting())
                        .build())
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
        return mapper.writeValueAsString(mapper.readValue(yaml, Object.class));
    }

    /** A status is the name of a response, a string, which YAML without quotes would read as a number. */
    private static final class StatusQuoting extends StringQuotingChecker.Default {
        private static final long serialVersionUID = 1L;

        @Override
        public boolean needToQuoteName(String name) {
            return super.needToQuoteName(name) || name.matches("[0-9]+");
        }
    }
}
