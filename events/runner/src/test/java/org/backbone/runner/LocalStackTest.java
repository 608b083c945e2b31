package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.engines.DynamoDbLocal;
import org.backbone.runner.host.ZipWorkshop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalStackTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String TEMPLATE =
      """
      Parameters:
        PublicUrl: {Type: String}
        MailFrom: {Type: String}
        StaffIssuer: {Type: String}
        StaffAudience: {Type: String}
        UploadBucketName: {Type: String}
        MailBucketName: {Type: String}
        StrangerLimits: {Type: String}
      Resources:
        Api:
          Type: AWS::Serverless::HttpApi
          Properties:
            Auth:
              DefaultAuthorizer: Staff
              Authorizers:
                Staff:
                  IdentitySource: $request.header.Authorization
                  JwtConfiguration:
                    issuer: !Ref StaffIssuer
                    audience: [!Ref StaffAudience]
                  AuthorizationScopes: [backbone/staff]
        Table:
          Type: AWS::DynamoDB::Table
          Properties:
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions:
              - {AttributeName: pk, AttributeType: S}
              - {AttributeName: sk, AttributeType: S}
            KeySchema:
              - {AttributeName: pk, KeyType: HASH}
              - {AttributeName: sk, KeyType: RANGE}
        UploadBucket:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !Ref UploadBucketName
        MailBucket:
          Type: AWS::S3::Bucket
          Properties:
            BucketName: !Ref MailBucketName
        Pages:
          Type: AWS::Serverless::Function
          Properties:
            Runtime: java25
            CodeUri: functions/pages/target/pages.zip
            Handler: fn.Handler
            Environment:
              Variables:
                PUBLIC_URL: !Ref PublicUrl
            Events:
              Home:
                Type: HttpApi
                Properties:
                  ApiId: !Ref Api
                  Method: GET
                  Path: /
                  Auth: {Authorizer: NONE}
              Staff:
                Type: HttpApi
                Properties:
                  ApiId: !Ref Api
                  Method: GET
                  Path: /staff
      """;
  private static final String HANDLER =
      """
      package fn;
      import com.amazonaws.services.lambda.runtime.*;
      import java.util.Map;
      public class Handler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
          return Map.of("statusCode", 200, "body", System.getenv("PUBLIC_URL") + " "
              + event.get("routeKey") + " " + (System.getenv("AWS_ENDPOINT_URL_DYNAMODB") != null));
        }
      }
      """;

  @TempDir static Path folder;
  private static LocalStack stack;

  @BeforeAll
  static void start() throws IOException {
    new ZipWorkshop(folder).zip("pages", HANDLER);
    Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
    stack = start(folder.resolve("data"), 0);
    stack.ready();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aRouteOfTheTemplateAnswersFromItsZip() throws Exception {
    assertThat(get("/").body()).isEqualTo(stack.base() + " GET / true");
  }

  @Test
  void aStaffRouteTakesTheTokenThatTheStackGives() throws Exception {
    assertThat(get("/staff").statusCode()).isEqualTo(401);

    var token =
        new RunningStack(stack.base().getPort()).post("/_local/token", Map.of("subject", "staff"));
    var answer =
        CLIENT.send(
            request("/staff").header("Authorization", "Bearer " + token.strip()).build(),
            BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void aCallIsInTheLogAndCanBeReplayed() throws Exception {
    get("/?from=test");

    var newest = json("/_local/log?format=json&function=Pages").get(0);
    var kept = json("/_local/log/" + newest.path("id").asText() + "?format=json");
    var replayed =
        JSON.readTree(
            new RunningStack(stack.base().getPort())
                .post("/_local/log/" + newest.path("id").asText() + "/replay", Map.of()));

    assertThat(kept.path("trigger").asText()).isIn("GET /", "GET /staff", "replay");
    assertThat(replayed.path("failed").asBoolean()).isFalse();
    assertThat(json("/_local/log/" + replayed.path("id").asText() + "?format=json").path("cause"))
        .isEqualTo(newest.path("id"));
  }

  @Test
  void everyPageOfTheStackCanBeOpened() throws Exception {
    var pages =
        List.of(
            "/_local",
            "/_local/log",
            "/_local/mail",
            "/_local/failures",
            "/_local/assets/pico.min.css",
            "/_local/assets/backbone.css",
            "/_local/assets/local.css",
            "/_local/assets/mark.svg",
            "/_local/assets/source-serif.woff2",
            "/_local?format=json",
            "/health");
    for (var page : pages) {
      assertThat(get(page).statusCode()).as(page).isEqualTo(200);
    }
    assertThat(get("/_local/assets/other.css").statusCode()).isEqualTo(404);
    assertThat(json("/_local?format=json").at("/functions/0/triggers/0").asText())
        .isEqualTo("GET /");
  }

  @Test
  void theFirstPageLeadsToWhatOneWantsToSeeAndToWhomOneCanBe() throws Exception {
    assertThat(get("/_local").body())
        .contains(
            "href=\"/\"",
            "href=\"/console\"",
            "href=\"/_local/mail\"",
            "href=\"/_local/log\"",
            "href=\"/_local/log?function=Pages\"",
            "Sign in as Facilitator",
            "Sign in as Data analyst");
  }

  @Test
  void nobodyIsSignedInAsAPartnerWhoIsNone() throws Exception {
    for (var path : List.of("/_local/sign-in", "/_local/partners/nobody/sign-in")) {
      var form = HttpRequest.BodyPublishers.ofString("partner=nobody");
      var answer = CLIENT.send(request(path).POST(form).build(), BodyHandlers.ofString());

      assertThat(answer.statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aSecondStartOnTheSameFolderIsRefusedWithTheFirstsProcess() {
    assertThatThrownBy(() -> start(folder.resolve("data"), 0))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> start(folder.resolve("other"), taken.getLocalPort()))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "Port %d is in use; stop what listens there, or name another with --port."
                  .formatted(taken.getLocalPort()));
    }
  }

  @Test
  void aPortThatThereCannotBeIsOneSentence() {
    assertThatThrownBy(() -> start(folder.resolve("other"), 99_999))
        .isInstanceOf(Refusal.class)
        .hasMessage("There is no port 99999; name one from 1 to 65535.");
    assertThatThrownBy(() -> new RunningStack(99_999)).isInstanceOf(Refusal.class);
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsOneSentence() throws IOException {
    var file = Files.createFile(folder.resolve("a-file"));

    assertThatThrownBy(() -> start(file, 0))
        .isInstanceOf(Refusal.class)
        .hasMessage(file + " is a file; name a folder to keep the data in with --data.");
  }

  @Test
  void aDataFolderThatCannotBeMadeIsOneSentence() throws IOException {
    var file = Files.createFile(folder.resolve("b-file"));

    assertThatThrownBy(() -> start(file.resolve("data"), 0))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("cannot be written");
  }

  @ParameterizedTest
  @ValueSource(strings = {"events", "mail", "log", "stream", "files", "queues"})
  void aFileInPlaceOfAFolderOfTheDataIsOneSentence(String name) throws IOException {
    var data = Files.createDirectories(folder.resolve("blocked-" + name));
    Files.createFile(data.resolve(name));

    if (name.equals("stream") || name.equals("queues")) {
      // It is written to later; until it can be, what writes there tries again.
      start(data, 0).close();
    } else {
      assertThatThrownBy(() -> start(data, 0))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining(data.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "", "two"})
  void aDataFolderOfAnotherVersionIsRefusedInOneSentence(String version) throws IOException {
    var data = Files.createDirectories(folder.resolve("version-" + version));
    Files.writeString(data.resolve("version"), version);

    assertThatThrownBy(() -> start(data, 0))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is of version '" + version + "'")
        .message()
        .hasLineCount(1);
    assertThat(data.resolve("version")).hasContent(version);
  }

  @Test
  void aDataFolderWithoutAVersionIsTakenOver() throws Exception {
    var data = folder.resolve("first-version");
    Files.createDirectories(data.resolve("log"));
    Files.writeString(
        data.resolve("log/0a.json"),
        "{\"id\":\"0a\",\"at\":\"2020-05-04T12:00:00Z\",\"function\":\"Pages\",\"trigger\":\"GET /\"}");

    try (var older = start(data, 0)) {
      var log = new RunningStack(older.base().getPort()).post("/_local/log/0a/replay", Map.of());
      assertThat(log).contains("Pages");
    }
    assertThat(data.resolve("version")).hasContent("2");
  }

  @Test
  void whileDynamoDbIsGoneHealthSaysSoAndTheStacksPagesAnswer() throws Exception {
    var data = folder.resolve("without-dynamodb");
    var console = new PrintStream(PrintStream.nullOutputStream());
    var table = DynamoDbLocal.start(Optional.empty());
    var options = new LocalStack.Options(folder, data, 0, Optional.of(table.endpoint()), console);
    try (var other = LocalStack.start(options, new StartedParts(console))) {
      other.ready();
      assertThat(get(other, "/health").statusCode()).isEqualTo(200);

      table.close();

      var health = get(other, "/health");
      assertThat(health.statusCode()).isEqualTo(503);
      assertThat(JSON.readTree(health.body()).at("/wrong/DynamoDB").asText()).isNotEmpty();
      assertThat(get(other, "/_local").body()).contains("DynamoDB does not answer now");
      assertThat(JSON.readTree(get(other, "/_local?format=json").body()).path("partnersUnknown"))
          .isEqualTo(JSON.getNodeFactory().booleanNode(true));
      assertThat(get(other, "/").statusCode()).isEqualTo(200);
    } finally {
      table.close();
    }
  }

  private static HttpResponse<String> get(LocalStack other, String path) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create(other.base() + path)).build(), BodyHandlers.ofString());
  }

  private static LocalStack start(Path data, int port) {
    var console = new PrintStream(PrintStream.nullOutputStream());
    return LocalStack.start(
        new LocalStack.Options(folder, data, port, Optional.empty(), console),
        new StartedParts(console));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(stack.base() + path));
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return CLIENT.send(request(path).build(), BodyHandlers.ofString());
  }

  private static JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }
}
