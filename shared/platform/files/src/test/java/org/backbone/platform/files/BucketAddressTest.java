package org.backbone.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketAddressTest {
  @ParameterizedTest
  @CsvSource({
    "us-east-1, https://b.s3.us-east-1.amazonaws.com",
    "us-gov-west-1, https://b.s3.us-gov-west-1.amazonaws.com",
    "cn-north-1, https://b.s3.cn-north-1.amazonaws.com.cn",
  })
  void aBucketIsReachedInTheDomainOfItsRegionsPartition(String region, String url) {
    assertThat(BucketAddress.inAws("b", region).url()).isEqualTo(url);
  }
}
