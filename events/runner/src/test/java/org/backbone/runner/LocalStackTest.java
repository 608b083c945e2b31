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
import org.backbone.runner.host.ZipWorkshop;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    stack = LocalStack.start(options(folder.resolve("data"), 0));
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
    assertThatThrownBy(() -> LocalStack.start(options(folder.resolve("data"), 0)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
  }

  @Test
  void aPortInUseIsOneSentence() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(
              () -> LocalStack.start(options(folder.resolve("other"), taken.getLocalPort())))
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "Port %d is in use; stop what listens there, or name another with --port."
                  .formatted(taken.getLocalPort()));
    }
  }

  private static LocalStack.Options options(Path data, int port) {
    return new LocalStack.Options(
        folder, data, port, Optional.empty(), new PrintStream(PrintStream.nullOutputStream()));
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
