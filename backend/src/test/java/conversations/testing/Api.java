package conversations.testing;

import static io.restassured.RestAssured.given;

import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.jspecify.annotations.Nullable;

/** The API as one person calls it. Every answer is held against openapi.yaml. */
public final class Api {
    public static final String BASE = "/api/v1";
    private static final RestAssuredConfig NAMES_AS_BROWSERS_SEND_THEM = RestAssuredConfig.config()
            .httpClient(HttpClientConfig.httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
            .multiPartConfig(MultiPartConfig.multiPartConfig().defaultCharset(StandardCharsets.UTF_8));
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private final String token;
    private @Nullable UUID id;

    private Api(String token) {
        this.token = token;
    }

    /** The user's id. Asking for it signs them in, and so makes their user. */
    public UUID id() {
        if (id == null) {
            id = UUID.fromString(get("/me").then().statusCode(200).extract().path("id"));
        }
        return id;
    }

    /** The person whom the identity provider calls {@code subject}. */
    public static Api of(String subject) {
        return new Api(Tokens.token(subject));
    }

    /** The demo's integration, which may keep records and users. */
    public static Api integration() {
        return new Api(Tokens.ofIntegration());
    }

    /** A caller with this token, valid or not. */
    public static Api holding(String token) {
        return new Api(token);
    }

    /** A new user, who shares nothing with other tests. */
    public static Api person(String name) {
        return new Api(Tokens.token(name.toLowerCase(java.util.Locale.ROOT) + "-" + NUMBER.incrementAndGet()));
    }

    public static List<Api> people(int count) {
        var people = new ArrayList<Api>();
        for (var i = 0; i < count; i++) {
            people.add(person("person"));
        }
        return people;
    }

    /** A request with this bearer token, valid or not. */
    public static RequestSpecification with(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    public static RequestSpecification anonymous() {
        return given().filter(new OpenApiContract()).basePath(BASE).accept(ContentType.JSON);
    }

    public RequestSpecification request() {
        return with(token);
    }

    /** The Authorization header's value. */
    public String authorization() {
        return "Bearer " + token;
    }

    /** Posts with an Idempotency-Key. */
    public Response post(String path, Object json, String key) {
        return body(json).header("Idempotency-Key", key).post(path);
    }

    public Response patch(String path, Object json) {
        return body(json).patch(path);
    }

    public RequestSpecification body(Object json) {
        return request().contentType(ContentType.JSON).body(json);
    }

    public Response get(String path, Object... params) {
        return request().get(path, params);
    }

    public JsonPath ok(String path, Object... params) {
        return get(path, params).then().statusCode(200).extract().jsonPath();
    }

    public Response post(String path, Object json) {
        return body(json).post(path);
    }

    /** Starts a conversation with these people. */
    public String start(String message, Api... others) {
        return start(Map.of("message", message, "participantIds", ids(others)));
    }

    public String start(Map<String, ?> json) {
        return post("/conversations", json).then().statusCode(201).extract().path("id");
    }

    /** Posts a message and returns its seq. */
    public int say(String conversation, String text) {
        return post("/conversations/" + conversation + "/messages", Map.of("text", text))
                .then()
                .statusCode(201)
                .extract()
                .path("seq");
    }

    public Response upload(String name, byte[] content) {
        return request()
                .config(NAMES_AS_BROWSERS_SEND_THEM)
                .multiPart(new MultiPartSpecBuilder(content)
                        .controlName("file")
                        .fileName(name)
                        .mimeType("application/octet-stream")
                        .charset(StandardCharsets.UTF_8)
                        .build())
                .post("/attachments");
    }

    /** Uploads a file and returns its id. */
    public String file(String name, String content) {
        return upload(name, content.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Posts a message with these files and returns its seq. */
    public int send(String conversation, String text, List<String> files) {
        return post("/conversations/" + conversation + "/messages", Map.of("text", text, "attachmentIds", files))
                .then()
                .statusCode(201)
                .extract()
                .path("seq");
    }

    public JsonPath conversation(String id) {
        return ok("/conversations/" + id);
    }

    public JsonPath sidebar() {
        return ok("/conversations?limit=100");
    }

    public int badge() {
        return ok("/conversations/unread-count").getInt("conversations");
    }

    /** An answer's text without the id of its request, in which two refusals of the same kind differ. */
    public static String withoutRequestId(Response answer) {
        return answer.asString().replaceAll(",?\"requestId\":\"[^\"]*\"", "");
    }

    public static List<String> ids(Api... people) {
        return List.of(people).stream().map(person -> person.id().toString()).toList();
    }
}
