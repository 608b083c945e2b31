"""The whole suite on an engine that is not ours: see .ci/elsewhere."""

import argparse
import os
import subprocess
import sys
import time

from botocore.exceptions import ClientError, EndpointConnectionError

from deployment import ROOT, Engine, Refused, deploy
from dropped import make_up
from front import AUDIENCE, Front

MAIL_FROM = "backbone@network.example.org"


def arguments():
    parser = argparse.ArgumentParser(prog=".ci/elsewhere", description=__doc__)
    parser.add_argument("endpoint", help="what speaks AWS, such as http://127.0.0.1:4566")
    parser.add_argument("--runtime", default="provided.al2023", help="java25 where the endpoint runs it; else a bootstrap with Lambda's runtime client is put in each zip")
    parser.add_argument("--inside", help="the same endpoint as the functions reach it, if they run elsewhere than here")
    parser.add_argument("--port", type=int, default=0, help="where the front door listens on 127.0.0.1; 0: any free port")
    parser.add_argument("--stay", action="store_true", help="do not walk: stay open until Ctrl-C, for a browser")
    return parser.parse_args()


def walk(port):
    """The four roads, by the same code that walks them on the local stack."""
    return subprocess.call(
        ["mvn", "--batch-mode", "--no-transfer-progress", "-q", "-Dquick", "-Pelsewhere", "-pl", "events/runner", "-am", "verify", f"-Delsewhere.port={port}"],
        cwd=ROOT,
    )


def told(front, walked):
    """Says how the walk ended; a failure that no walker saw, or a function that nothing called, is one too."""
    failures, idle = front.failures(), front.idle()
    for failure in failures:
        print(f"In the failure queue: {failure[:2000]}")
    for function in idle:
        print(f"Nothing called {function}.")
    if walked or failures or idle:
        return 1
    print("The four roads were walked; every function was called, and the failure queue is empty.")
    return 0


def main():
    asked = arguments()
    begun = time.monotonic()
    engine = Engine(asked.endpoint)
    front = Front(asked.port)
    parameters = {
        "PublicUrl": front.base,
        "MailFrom": MAIL_FROM,
        "StaffIssuer": front.issuer.issuer,
        "StaffAudience": AUDIENCE,
        "UploadBucketName": "backbone-elsewhere-uploads",
        "MailBucketName": "backbone-elsewhere-mail",
    }
    # The functions send by way of the front door's tap; all else goes straight to the endpoint.
    environment = {"AWS_ENDPOINT_URL": asked.inside or engine.endpoint, "AWS_ENDPOINT_URL_SESV2": front.base}
    # By hand, as where SES knows the domain already: MiniStack's identity has no DKIM records to put out.
    engine.sesv2.create_email_identity(EmailIdentity=MAIL_FROM.split("@")[1])
    deployment = deploy(engine, parameters, asked.runtime, environment)
    right = make_up(deployment)
    print(f"{right} parts were read back as they were asked for.")
    front.open(deployment)
    front.fire()
    print(f"Deployed in {time.monotonic() - begun:.1f} s: {front.base}", flush=True)
    try:
        if not asked.stay:
            return told(front, walk(front.base.rsplit(":", 1)[1]))
        while True:
            time.sleep(3600)
    except KeyboardInterrupt:
        return 130
    finally:
        front.close()


if __name__ == "__main__":
    os.environ.setdefault("JAVA_HOME", "/usr")
    try:
        sys.exit(main())
    except (Refused, ClientError, EndpointConnectionError) as refused:
        sys.exit(f".ci/elsewhere: {refused}")
