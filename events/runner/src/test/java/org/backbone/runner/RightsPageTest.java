package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.stream.Stream;
import org.backbone.template.Repository;
import org.backbone.template.Template;
import org.backbone.template.Trigger;
import org.junit.jupiter.api.Test;

/// `docs/rights.md` has a line for each route, and no other; `RightsIT` holds what the lines say.
class RightsPageTest {
  @Test
  void eachRouteOfTheTemplateHasALineThatSaysWhomItIsFor() {
    assertThat(RightsPage.rules().keySet())
        .containsExactlyInAnyOrderElementsOf(new TreeSet<>(routes().toList()));
  }

  @Test
  void aRouteThatTheGatewayGuardsIsForStaff() {
    var guarded =
        Template.read(
                Repository.root().resolve("template.yaml"),
                LocalNames.parameters("http://127.0.0.1:8080"))
            .functions()
            .stream()
            .flatMap(function -> function.triggers(Trigger.Route.class))
            .filter(route -> route.authorizer().isPresent())
            .map(Trigger.Route::key)
            .toList();

    assertThat(guarded).isNotEmpty();
    assertThat(guarded)
        .allSatisfy(
            route ->
                assertThat(RightsPage.rules().get(route))
                    .isIn(
                        RightsPage.Who.STAFF,
                        RightsPage.Who.FACILITATOR,
                        RightsPage.Who.ANALYST,
                        RightsPage.Who.ADMINISTRATOR));
  }

  // HEAD is GET without the body.
  private static Stream<String> routes() {
    return Template.read(
            Repository.root().resolve("template.yaml"),
            LocalNames.parameters("http://127.0.0.1:8080"))
        .functions()
        .stream()
        .flatMap(function -> function.triggers(Trigger.Route.class))
        .map(Trigger.Route::key)
        .filter(key -> !key.startsWith("HEAD "));
  }
}
