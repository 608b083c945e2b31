package org.backbone.runner.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import org.backbone.runner.background.TestPart;
import org.backbone.runner.invoke.Cause;
import org.backbone.runner.invoke.InvokeResult;
import org.backbone.runner.invoke.Settled;
import org.backbone.runner.log.Journal;
import org.backbone.runner.log.JournaledLambda;
import org.backbone.template.Template;
import org.backbone.template.TemplateRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;

class FunctionHostTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final ByteArrayOutputStream console = new ByteArrayOutputStream();
  private ZipWorkshop workshop;
  private FunctionHost host;
  private JournaledLambda lambda;
  private Journal journal;

  @BeforeEach
  void start() throws IOException {
    workshop = new ZipWorkshop(folder);
    workshop.zip("one", handler("return \"one says \" + event.get(\"word\");"));
    host =
        FunctionHost.start(
            Template.read(workshop.template("one", "two"), Map.of()),
            folder.resolve("data"),
            Map.of("AWS_REGION", "us-east-1"),
            new PrintStream(console, true, StandardCharsets.UTF_8),
            TestPart.named("host"));
    journal = new Journal(folder.resolve("data/log"), TestPart.named("log"));
    lambda = new JournaledLambda(host.endpoint(), journal, new Settled());
  }

  @AfterEach
  void stop() {
    lambda.close();
    host.close();
  }

  @Test
  void aHandlersAnswerComesBackAndIsKept() throws IOException {
    var result = call("one", "{\"word\":\"hello\"}");

    assertThat(result.failed()).isFalse();
    assertThat(result.payload().asText()).isEqualTo("one says hello");
    assertThat(journal.find(result.id()))
        .hasValueSatisfying(
            kept -> {
              assertThat(kept.event().path("word").asText()).isEqualTo("hello");
              assertThat(kept.trigger()).isEqualTo("test");
            });
  }

  @Test
  void whatACallWritesIsItsLogAndNobodyElses() throws IOException {
    workshop.zip("two", handler("System.out.println(\"seen \" + event.get(\"n\")); return \"\";"));

    var first = call("two", "{\"n\":1}");
    var second = call("two", "{\"n\":2}");

    assertThat(first.log()).containsExactly("seen 1");
    assertThat(second.log()).containsExactly("seen 2");
  }

  @Test
  void aRebuiltZipIsTakenAtTheNextCallAndSaysSo() throws IOException {
    call("one", "{\"word\":\"a\"}");
    var zip = workshop.zip("one", handler("return \"changed\";"));
    Files.setLastModifiedTime(
        zip, FileTime.fromMillis(Files.getLastModifiedTime(zip).toMillis() + 5));

    var result = call("one", "{}");

    assertThat(result.payload().asText()).isEqualTo("changed");
    assertThat(result.log()).contains("reloaded one: its zip has changed");
  }

  @Test
  void itsPolicyStandsBesideAFunctionWithWhatAsksItBeforeEachCallOfAws() throws IOException {
    workshop.zip(
        "two",
        handler(
            """
            try (var asks = Handler.class.getResourceAsStream(
                    "/software/amazon/awssdk/global/handlers/execution.interceptors");
                var policy = Handler.class.getResourceAsStream(
                    "/org/backbone/runner/host/iam/policy.tsv")) {
              return new String(asks.readAllBytes()) + " " + new String(policy.readAllBytes());
            } catch (java.io.IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
            """));

    assertThat(call("two", "{}").payload().asText())
        .startsWith(
            "org.backbone.runner.host.iam.PermitInterceptor\n"
                + "org.backbone.runner.host.iam.CallerInterceptor\n caller\t")
        .contains("assumed-role/backbone-twoRole/two");
  }

  @Test
  void aFailureIsWordedAsLambdaDoes() throws IOException {
    workshop.zip("two", handler("throw new IllegalStateException(\"no such table\");"));

    var result = call("two", "{}");

    assertThat(result.functionError()).contains("Unhandled");
    assertThat(result.payload().path("errorType").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(result.payload().path("errorMessage").asText()).isEqualTo("no such table");
    assertThat(result.payload().path("stackTrace").isArray()).isTrue();
    assertThat(result.reason()).isEqualTo("java.lang.IllegalStateException: no such table");
  }

  @Test
  void aFunctionWhoseTimeIsUpFailsAndBeginsAfresh() throws IOException {
    workshop.zip(
        "two",
        handler(
            """
            if (event.containsKey("hang")) { Thread.sleep(60_000); }
            return "calls: " + ++calls;
            """));
    call("two", "{}");

    var hung = call("two", "{\"hang\":true}");
    var next = call("two", "{}");

    assertThat(hung.payload().path("errorType").asText()).isEqualTo("Sandbox.Timedout");
    assertThat(hung.payload().path("errorMessage").asText())
        .endsWith("timed out after 2.00 seconds");
    assertThat(next.payload().asText()).isEqualTo("calls: 1");
  }

  @Test
  void aMissingZipSaysWhatToDo() throws IOException {
    var result = call("two", "{}");

    assertThat(result.functionError()).contains("Unhandled");
    assertThat(result.reason()).contains("two.zip is not there; build it with: mvn package");
  }

  @Test
  void anAnswerOverLambdasQuotaIsAFailureThatIsKept() throws IOException {
    workshop.zip("two", handler("return \"x\".repeat(((Number) event.get(\"n\")).intValue());"));

    // With the quotes around it, 6,291,556 bytes are the most.
    var largest = call("two", "{\"n\":6291554}");
    var larger = call("two", "{\"n\":6291555}");

    assertThat(largest.failed()).isFalse();
    assertThat(larger.payload().path("errorType").asText())
        .isEqualTo("Function.ResponseSizeTooLarge");
    assertThat(journal.find(larger.id()).orElseThrow().failed()).isTrue();
  }

  @Test
  void aFunctionSeesItsOwnLibrariesAndTheTemplatesVariablesAlone() throws IOException {
    workshop.zip(
        "two",
        handler(
            """
            String found;
            try { Class.forName("com.fasterxml.jackson.databind.ObjectMapper"); found = "jackson"; }
            catch (ClassNotFoundException e) { found = "none"; }
            return found + ", " + System.getenv("GREETING") + ", " + System.getenv("AWS_PROFILE")
                + ", " + (context.getRemainingTimeInMillis() > 1000);
            """));

    assertThat(call("two", "{}").payload().asText()).isEqualTo("none, good day, null, true");
  }

  @Test
  void oneNameWithTwoValuesIsRefusedWithBothLines() throws IOException {
    var yaml = Files.readString(workshop.template("one", "two"));
    var second = yaml.lastIndexOf("good day");
    Files.writeString(
        folder.resolve("template.yaml"),
        yaml.substring(0, second) + "good night" + yaml.substring(second + 8));
    var template = Template.read(folder.resolve("template.yaml"), Map.of());

    assertThatThrownBy(() -> FunctionHost.environment(template))
        .isInstanceOf(TemplateRefused.class)
        .hasMessage(
            "template.yaml:21: GREETING of two is 'good night', but 'good day' at template.yaml:11");
  }

  @Test
  void aJvmThatIsKilledIsStartedAgainAtItsAddress() throws Exception {
    call("one", "{}");
    long killed = host.pid();
    var process = ProcessHandle.of(killed).orElseThrow();
    process.destroyForcibly();
    process.onExit().join();

    var again = afterwards(() -> call("one", "{\"word\":\"again\"}"));

    assertThat(again.payload().asText()).isEqualTo("one says again");
    assertThat(host.pid()).isNotEqualTo(killed);
  }

  // Until the new JVM listens, a call is turned away, and the caller tries again as any would.
  private static InvokeResult afterwards(Callable<InvokeResult> call) throws Exception {
    var end = Instant.now().plusSeconds(30);
    while (true) {
      try {
        return call.call();
      } catch (SdkClientException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }

  private InvokeResult call(String function, String event) throws IOException {
    JsonNode json = JSON.readTree(event);
    return lambda.invoke(function, json, Cause.of("test"));
  }

  private static String handler(String body) {
    return """
        package fn;
        import com.amazonaws.services.lambda.runtime.*;
        import java.util.Map;
        public class Handler implements RequestHandler<Map<String, Object>, String> {
          private int calls;
          public String handleRequest(Map<String, Object> event, Context context) {
            try {
              %s
            } catch (InterruptedException e) {
              throw new RuntimeException(e);
            }
          }
          static void maybe() throws InterruptedException {}
        }
        """
        .formatted(body.contains("sleep") ? body : body.replaceFirst("^", "maybe();\n"));
  }
}
