package org.backbone.outcomes.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void fiveHundredCodesWithEatenZerosAreOneThingToMend() {
    var findings = new Findings();
    for (var row = 2; row < 537; row++) {
      findings.add(new RowProblem(ProblemCode.ZEROS_EATEN, row, "Code", "100" + row, List.of()));
    }

    assertThat(findings.badRows()).isEqualTo(535);
    assertThat(findings.grouped())
        .singleElement()
        .satisfies(
            group -> {
              assertThat(group.rows()).isEqualTo(535);
              assertThat(group.samples()).isNotEmpty().hasSizeLessThan(20);
            });
  }

  @Test
  void eachWrongNameIsAThingToMendOfItsOwn() {
    var findings = new Findings();
    for (var name : List.of("Oklahmoa", "Oklahmoa", "Cheroke")) {
      findings.add(new RowProblem(ProblemCode.SITE_UNKNOWN, 2, "Agency", name, List.of()));
    }

    assertThat(findings.grouped()).extracting(ProblemGroup::rows).containsExactly(2, 1);
  }
}
