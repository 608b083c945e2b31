package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which tests there must be.
class TestHabitsTest {
  private static final TestHabits OURS = new TestHabits(Repository.root());

  @Test
  void everyFunctionHasATestOfItsOwn() {
    assertThat(OURS.functionsWithoutATest()).isEmpty();
  }

  @Test
  void everySampleEventIsReplayed() {
    assertThat(OURS.eventsThatNothingReplays()).isEmpty();
  }

  @Test
  void everyContractRunsOnTheTwinAndOnTheEngine() {
    assertThat(OURS.contractsWithoutBothRuns()).isEmpty();
  }

  @Test
  void everyStoreHasAContract() {
    assertThat(OURS.portsOfStoresWithoutAContract()).isEmpty();
  }

  /// A rule that nothing can break holds nothing.
  @Nested
  class APlantedRepositoryThat {
    @TempDir private Path root;

    @Test
    void hasAFunctionWithoutATestIsFound() throws IOException {
      aFunction("");

      assertThat(habits().functionsWithoutATest())
          .containsExactly("links has no LinksHandlerTest.java that calls the handler");

      aFunction("@Test void x() {}");
      assertThat(habits().functionsWithoutATest()).hasSize(1);

      aFunction("@Test void x() { handler.handleRequest(null, null); }");
      assertThat(habits().functionsWithoutATest()).isEmpty();
    }

    @Test
    void hasAnEventThatNothingReplaysIsFound() throws IOException {
      aFunction("@Test void x() { handler.handleRequest(read(\"list.json\"), null); }");
      plant("events/links/list.json", "{}");
      plant("events/links/lists.json", "{}");

      assertThat(habits().eventsThatNothingReplays())
          .containsExactly("no test replays events/links/lists.json");

      aFunction("@Test void x() { for (n : HttpEvents.names(\"links\")) handleRequest(n, null); }");
      assertThat(habits().eventsThatNothingReplays()).isEmpty();
    }

    @Test
    void hasAStoreWithoutAContractIsFound() throws IOException {
      aStore();

      assertThat(habits().portsOfStoresWithoutAContract())
          .containsExactly("no contract asks LinkStore of DynamoLinkStore");

      aContract();
      assertThat(habits().portsOfStoresWithoutAContract()).isEmpty();
    }

    @Test
    void runsAContractOnTheTwinAloneIsFound() throws IOException {
      aContract();
      aRun("twin", "MemoryLinkStoreTest", "");
      aRun("table", "DynamoLinkStoreTest", "");

      assertThat(habits().contractsWithoutBothRuns())
          .containsExactly("LinkStoreContract has no run against the engine");

      aRun("table", "DynamoLinkStoreTest", "@Tag(\"contract\")");
      assertThat(habits().contractsWithoutBothRuns()).isEmpty();
    }

    @Test
    void runsAContractOnTheEngineAloneIsFound() throws IOException {
      aContract();
      aRun("table", "DynamoLinkStoreTest", "@Tag(\"contract\")");

      assertThat(habits().contractsWithoutBothRuns())
          .containsExactly("LinkStoreContract has no run against a twin");
    }

    private TestHabits habits() {
      return new TestHabits(root);
    }

    private void aFunction(String test) throws IOException {
      plant("functions/links/pom.xml", "");
      plant("functions/links/src/main/java/LinksHandler.java", "class LinksHandler {}");
      plant(
          "functions/links/src/test/java/LinksHandlerTest.java",
          "class LinksHandlerTest { " + test + " }");
    }

    private void aStore() throws IOException {
      plant(
          "shared/links/src/main/java/org/backbone/links/table/DynamoLinkStore.java",
          "package org.backbone.links.table;\nclass DynamoLinkStore implements LinkStore {}");
    }

    private void aContract() throws IOException {
      plant(
          "shared/links/src/test/java/org/backbone/links/twin/LinkStoreContract.java",
          "package org.backbone.links.twin;\n"
              + "abstract class LinkStoreContract { abstract LinkStore links(); }");
    }

    private void aRun(String where, String name, String tag) throws IOException {
      plant(
          "shared/links/src/test/java/org/backbone/links/%s/%s.java".formatted(where, name),
          "package org.backbone.links.%s;\n%s class %s extends LinkStoreContract {}"
              .formatted(where, tag, name));
    }

    private void plant(String file, String text) throws IOException {
      var path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, text);
    }
  }
}
