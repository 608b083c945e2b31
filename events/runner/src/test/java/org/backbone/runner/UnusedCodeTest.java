package org.backbone.runner;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nothing is kept for a day that may not come.
class UnusedCodeTest {
  /// What stays although nothing but tests uses it, and why.
  private static final Map<String, String> KEPT =
      Map.ofEntries(
          Map.entry(
              "org.backbone.engines.AwsEndpoint.external()",
              "contracts look there for the endpoint that they are to run against"),
          Map.entry(
              "org.backbone.outcomes.SlotLedger.atOnce(SlotStore, InstantSource, int)",
              "a ledger that waits for nothing, for tests"),
          Map.entry(
              "org.backbone.access.pages.PeopleConsole$From.new(String)",
              "made from JSON by its reader"),
          Map.entry(
              "org.backbone.access.pages.PeopleConsole$Whom.new(String)",
              "made from JSON by its reader"),
          Map.entry(
              "org.backbone.outcomes.pages.UploadDesk$Wanted.new(String, String)",
              "made from JSON by its reader"),
          Map.entry(
              "org.backbone.platform.pages.Contents.text(String)", "what a tag under test holds"),
          Map.entry(
              "org.backbone.platform.core.Texts.of(String, String)",
              "texts of a test; the catalogue has its own in files"),
          Map.entry(
              "org.backbone.mail.Links.add(Link)",
              "a link that no mail brings: contracts and tests plant theirs"),
          Map.entry("org.backbone.mail.table.DynamoLinks.add(Link)", "the port's"),
          Map.entry(
              "org.backbone.platform.files.Signer.with(String, String, String)",
              "AWS's published signatures were made with keys of their own"),
          Map.entry(
              "org.backbone.platform.lambda.Env.of(Map)", "the settings of a handler under test"),
          Map.entry(
              "org.backbone.runner.host.FunctionHost.pid()", "a test ends the process, and looks"),
          Map.entry(
              "org.backbone.runner.host.ric.RicHandlers", "loaded by its name, in another loader"),
          Map.entry(
              "org.backbone.runner.host.iam.Needs.of(SdkPojo, ExecutionAttributes)",
              "how a walk sees what was needed"),
          Map.entry(
              "org.backbone.runner.host.iam.PermitInterceptor.new()",
              "made by the SDK, in another loader"),
          Map.entry(
              "org.backbone.runner.host.iam.CallerInterceptor.new()",
              "made by the SDK, in another loader"),
          Map.entry(
              "org.backbone.template.Repository.template()",
              "the template with values that do for tests"),
          Map.entry(
              "org.backbone.template.TableDefinition.withoutExpiry()",
              "a test's table forgets nothing by an endpoint's own clock"));

  @Test
  void nothingIsThereForTestsAlone() {
    var all =
        ArchitectureTest.COMPILED.that(
            describe("are no test kit", type -> !isIn(type, "org.backbone.testkit")));

    assertThat(UnusedCode.in(all, UnusedCodeTest::isAsked))
        .containsExactlyInAnyOrderElementsOf(KEPT.keySet());
  }

  @Test
  void whatNothingUsesIsFoundAndWhatIsUsedIsNot(@TempDir Path folder) throws IOException {
    var planted =
        ArchitectureTest.compiled(
            List.of(
                new HouseRule.Plant(
                    "org.backbone.planted.LinksHandler",
                    """
                    public final class LinksHandler {
                      public int handleRequest() { return new Links().count() + Links.Kind.OPEN.ordinal(); }
                    }
                    """),
                new HouseRule.Plant(
                    "org.backbone.planted.Links",
                    """
                    final class Links implements Comparable<Links> {
                      int seen;
                      enum Kind { OPEN, CLOSED }
                      record Never(int number) {}
                      int count() { return 1; }
                      int recount() { return count(); }
                      @Override public int compareTo(Links other) { return 0; }
                    }
                    """),
                new HouseRule.Plant("org.backbone.planted.Lost", "final class Lost {}")),
            folder);

    assertThat(UnusedCode.in(planted, _ -> true))
        .containsExactly(
            "org.backbone.planted.Links$Kind.CLOSED",
            "org.backbone.planted.Links$Never",
            "org.backbone.planted.Links.recount()",
            "org.backbone.planted.Links.seen",
            "org.backbone.planted.Lost");
  }

  // What jte made of a template is used by whoever renders it.
  private static boolean isAsked(JavaClass type) {
    return !isTemplate(type);
  }

  private static boolean isTemplate(JavaClass type) {
    return type.getPackageName().endsWith(".jte");
  }

  private static boolean isIn(JavaClass type, String home) {
    return type.getPackageName().startsWith(home);
  }
}
