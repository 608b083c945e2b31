"""The deployment's front door on this machine: the HTTP API at its root, and under /_local what ./backbone has there too, so that the same
walk, and the verbs `backbone token` and `backbone tick`, work on it. Staff's issuer is here, and a tap on the way to SES, which keeps each message."""

import base64
import datetime
import email
import http.client
import json
import re
import threading
import time
import urllib.parse
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from deployment import Refused

ISSUER = "/_local/identity"
AUDIENCE = "backbone-local"
SEND = "/v2/email/outbound-emails"
QUIET_SECONDS = 0.4
SETTLING_SECONDS = 60
# What a schedule waits for that nothing is due at.
IDLE_TICK = "2019-01-02T03:00:00Z"
HOP_BY_HOP = {"connection", "host", "transfer-encoding", "keep-alive", "content-length", "date", "server"}


class Issuer:
    """Signs staff's tokens, shaped as Cognito's, with a key that lives as long as this process."""

    def __init__(self, base):
        self.issuer = base + ISSUER
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def keys(self):
        numbers = self.key.public_key().public_numbers()
        return {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "elsewhere", "n": number(numbers.n), "e": number(numbers.e)}]}

    def discovery(self):
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/.well-known/jwks.json",
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def staff_token(self):
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "sub": "facilitator",
            "username": "facilitator",
            "client_id": AUDIENCE,
            "token_use": "access",
            "scope": "openid backbone/staff",
            "cognito:groups": ["facilitator", "analyst", "administrator"],
            "iat": now,
            "exp": now + 8 * 3600,
            "jti": str(uuid.uuid4()),
        }
        text = coded({"alg": "RS256", "kid": "elsewhere", "typ": "JWT"}) + "." + coded(claims)
        signature = self.key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256())
        return f"{text}.{base64.urlsafe_b64encode(signature).rstrip(b'=').decode()}"


def number(value):
    return base64.urlsafe_b64encode(value.to_bytes((value.bit_length() + 7) // 8)).rstrip(b"=").decode()


def coded(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


class Mailbox:
    """What went to SES and was taken there."""

    def __init__(self):
        self.mails = []

    def keep(self, request, message_id):
        tags = {tag["Name"]: tag["Value"] for tag in request.get("EmailTags", [])}
        mail = {
            "kind": tags.get("kind", ""),
            "to": ", ".join(request["Destination"]["ToAddresses"]),
            "eml": f"{message_id}.eml",
            "mime": base64.b64decode(request["Content"]["Raw"]["Data"]),
        }
        self.mails.append(mail)

    def listed(self):
        return [{key: mail[key] for key in ("kind", "to", "eml")} for mail in reversed(self.mails)]

    def mime(self, name):
        return next((mail["mime"] for mail in self.mails if mail["eml"] == name), None)

    def links(self, address, pattern):
        """Links of a kind in mail to an address, the newest first."""
        for mail in reversed(self.mails):
            if mail["to"] == address:
                yield from re.findall(pattern, decoded(mail["mime"]))


def decoded(mime):
    message = email.message_from_bytes(mime)
    return next(part.get_payload(decode=True).decode() for part in message.walk() if part.get_content_type() == "text/plain")


class Front:
    """Answers on 127.0.0.1; made before the stack, which is told of it, and opened when the stack is there."""

    def __init__(self, port):
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler(self))
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        self.issuer = Issuer(self.base)
        self.mailbox = Mailbox()
        self.deployment = None
        self.sessions = {}
        self.tokens = {}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def open(self, deployment):
        self.engine = deployment.engine
        [api] = [name for name, _ in deployment.of_type("AWS::ApiGatewayV2::Api")]
        self.api = f"/_aws/execute-api/{deployment.physical[api]}/$default"
        [self.table] = [deployment.physical[name] for name, _ in deployment.of_type("AWS::DynamoDB::Table")]
        self.schedules = dict(deployment.of_type("AWS::Scheduler::Schedule"))
        self.rules = [deployment.physical[name] for name, asked in deployment.of_type("AWS::Events::Rule") if asked["EventPattern"]["source"] == ["aws.ses"]]
        self.deployment = deployment

    def pause(self):
        """The schedules stand still while roads are walked: time is what the walk says, and a scheduler that does not fill in the time would fail."""
        for name in self.schedules:
            there = self.engine.scheduler.get_schedule(Name=self.deployment.physical[name])
            kept = {key: there[key] for key in ("Name", "ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "Target")}
            self.engine.scheduler.update_schedule(**kept, State="DISABLED")

    def idle(self):
        """The functions that nothing called, by what their logs say."""
        logs = self.engine.logs
        functions = [name for name, _ in self.deployment.of_type("AWS::Lambda::Function")]
        return [name for name in functions if not logs.filter_log_events(logGroupName=self.deployment.log_group(name), limit=1)["events"]]

    def failures(self):
        """What lies in the failure queues."""
        found = []
        for name, _ in self.deployment.of_type("AWS::SQS::Queue"):
            url = self.deployment.physical[name]
            answer = self.engine.sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10, VisibilityTimeout=0)
            found += [message["Body"] for message in answer.get("Messages", [])]
        return found

    def forward(self, method, path, headers, body):
        """The endpoint's answer to a request: status, headers, body."""
        target = urllib.parse.urlsplit(self.engine.endpoint)
        kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
        connection = kind(target.hostname, target.port, timeout=90)
        try:
            connection.putrequest(method, path, skip_host=False, skip_accept_encoding=True)
            for name, value in headers:
                if name.lower() not in HOP_BY_HOP:
                    connection.putheader(name, value)
            connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def send(self, headers, body):
        """To SES, by way of us: what SES took is kept here, for it keeps no message whole, and told of, for it tells nobody."""
        answer = self.forward("POST", SEND, headers, body)
        if answer[0] == 200:
            request, message_id = json.loads(body), json.loads(answer[2])["MessageId"]
            self.mailbox.keep(request, message_id)
            for detail_type, event_type in (("Email Sent", "Send"), ("Email Delivered", "Delivery")):
                self.tell(detail_type, event_type, request, message_id)
        return answer

    def tell(self, detail_type, event_type, request, message_id):
        now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        tags = {tag["Name"]: [tag["Value"]] for tag in request.get("EmailTags", [])}
        tags["ses:configuration-set"] = [request["ConfigurationSetName"]]
        event = {
            "version": "0",
            "id": str(uuid.uuid4()),
            "detail-type": detail_type,
            "source": "aws.ses",
            "account": self.deployment.account(),
            "time": now,
            "region": self.engine.session.region_name,
            "resources": [],
            "detail": {
                "eventType": event_type,
                "mail": {"timestamp": now, "messageId": message_id, "destination": request["Destination"]["ToAddresses"], "tags": tags},
            },
        }
        for rule in self.rules:
            pattern = self.engine.events.describe_rule(Name=rule)["EventPattern"]
            if self.engine.events.test_event_pattern(EventPattern=pattern, Event=json.dumps(event))["Result"]:
                for target in self.engine.events.list_targets_by_rule(Rule=rule)["Targets"]:
                    self.engine.lambda_.invoke(FunctionName=target["Arn"], InvocationType="Event", Payload=json.dumps(event))

    def token(self, subject):
        """A credential for the walk: staff's, a contact's session by the link in the partner's mail, or a program's token, made at the desk."""
        if subject == "staff":
            return self.issuer.staff_token()
        kind, _, partner = subject.partition(":")
        if partner not in self.sessions:
            found = self.signed_in(partner)
            if found is None:
                return None
            self.sessions[partner] = found
        if kind == "contact":
            return self.sessions[partner][1]
        if partner not in self.tokens:
            form = [("content-type", "application/x-www-form-urlencoded"), ("origin", self.base), ("cookie", "=".join(self.sessions[partner]))]
            _, _, body = self.forward("POST", f"{self.api}/desk/programs", form, b"program=Walk&days=30")
            made = re.search(rb"bb_[A-Za-z0-9_-]{43}", body)
            if made is None:
                raise Refused(f"no token at the desk of {partner}: {body[:200]}")
            self.tokens[partner] = made.group().decode()
        return self.tokens[partner]

    def members(self):
        after = ""
        while True:
            query = urllib.parse.urlencode({"status": "approved", "after": after})
            status, _, body = self.forward("GET", f"{self.api}/api/v1/staff/partners?{query}", [("authorization", f"Bearer {self.issuer.staff_token()}")], b"")
            if status != 200:
                raise Refused(f"staff may not list partners: {status} {body[:200]}")
            part = json.loads(body)
            yield from part["partners"]
            after = part.get("next", "")
            if not after:
                return

    def signed_in(self, partner):
        for each in self.members():
            if each["id"] == partner:
                for link in self.mailbox.links(each["contact"]["email"], r"/sign-in/[A-Za-z0-9_-]{43}"):
                    form = [("content-type", "application/x-www-form-urlencoded"), ("origin", self.base)]
                    _, headers, _ = self.forward("POST", self.api + link, form, b"")
                    for name, value in headers:
                        if name.lower() == "set-cookie" and "session" in value.split("=", 1)[0]:
                            return value.split(";", 1)[0].split("=", 1)
        return None

    def tick(self, at, until):
        """Calls what the schedules call, at each time that they mean in between; what is due many times a day, once a day. Whom a call has woken is
        done before the next is made. Returns when it has settled."""
        called = {}
        failed = 0
        last = {}
        moment = at
        while moment <= until:
            for name, schedule in self.schedules.items():
                if is_due(schedule, moment) and moment - last.get(name, moment - datetime.timedelta(days=1)) >= datetime.timedelta(days=1):
                    last[name] = moment
                    called[name] = called.get(name, 0) + 1
                    target = schedule["Target"]
                    begun = int(time.time() * 1000)
                    answer = self.engine.lambda_.invoke(FunctionName=target["Arn"], Payload=with_time(target["Input"], moment))
                    said = answer["Payload"].read()
                    if answer.get("FunctionError"):
                        print(f"{name} failed at {moment}: {said[:500]}")
                        failed += 1
                    for woken in self.woken(said):
                        called[woken] = called.get(woken, 0) + 1
                        self.await_report(woken, begun)
            moment += datetime.timedelta(minutes=15) - datetime.timedelta(minutes=moment.minute % 15)
        settled = self.settle()
        return {"at": at.isoformat(), "until": until.isoformat(), "invocations": called, "failed": failed, "mails": len(self.mailbox.mails), "settled": settled}

    def woken(self, answer):
        """The functions that a call has woken, as its answer tells, by their logical names."""
        told = json.loads(answer)
        folders = told.get("woken", []) if isinstance(told, dict) else []
        return ["".join(part.capitalize() for part in folder.split("-")) for folder in folders]

    def await_report(self, function, since):
        """Returns when a call of the function has ended since then, in milliseconds."""
        until = time.monotonic() + SETTLING_SECONDS
        while not self.has_reported(function, since):
            if time.monotonic() > until:
                raise Refused(f"{function} was woken, and has not said so in its log")
            time.sleep(0.1)

    def has_reported(self, function, since=0):
        group = self.deployment.log_group(function)
        said = [each["message"] for each in self.engine.logs.filter_log_events(logGroupName=group, startTime=since)["events"]]
        return any(line.startswith("REPORT ") or "platform.report" in line for line in said)

    def settle(self):
        """Whether nothing in the table waits any more for a stream or a sweep; what staff should look at waits for people."""
        until = time.monotonic() + SETTLING_SECONDS
        quiet = 0
        while quiet < 2:
            if time.monotonic() > until:
                return False
            quiet = 0 if self.waits() else quiet + 1
            time.sleep(QUIET_SECONDS)
        return True

    def waits(self):
        found = self.engine.dynamodb.scan(TableName=self.table, IndexName="due")["Items"]
        return [item for item in found if not item["duePk"]["S"].endswith("-CARE")]

    def fire(self):
        """Lets the endpoint's own scheduler start each schedule's target once, and returns when each has said so in its log."""
        scheduler = self.engine.scheduler
        waiting = {}
        for name, schedule in self.schedules.items():
            now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
            target = {**schedule["Target"], "Input": with_time(schedule["Target"]["Input"], instant(IDLE_TICK))}
            scheduler.create_schedule(
                Name=f"{name}-once",
                ScheduleExpression=f"at({now})",
                ScheduleExpressionTimezone="UTC",
                FlexibleTimeWindow={"Mode": "OFF"},
                ActionAfterCompletion="DELETE",
                Target=target,
            )
            [function] = [each for each, _ in self.deployment.of_type("AWS::Lambda::Function") if self.deployment.function_arn(each) == target["Arn"]]
            waiting[name] = function
        until = time.monotonic() + 60
        while waiting:
            if time.monotonic() > until:
                raise Refused(f"its scheduler did not start {', '.join(waiting)}")
            time.sleep(0.5)
            for name, function in list(waiting.items()):
                if self.has_reported(function):
                    del waiting[name]
        self.pause()
        print(f"Its scheduler started {', '.join(self.schedules)}.")

    def close(self):
        self.server.shutdown()


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def with_time(schedule_input, moment):
    return schedule_input.replace("<aws.scheduler.scheduled-time>", moment.strftime("%Y-%m-%dT%H:%M:%SZ"))


def is_due(schedule, moment):
    """Whether a schedule means this minute, in its zone; of cron's words, those that template.yaml uses."""
    minute, hour, day, month, weekday, year = re.fullmatch(r"cron\((.+)\)", schedule["ScheduleExpression"]).group(1).split()
    there = moment.astimezone(ZoneInfo(schedule["ScheduleExpressionTimezone"]))
    said = ((minute, there.minute), (hour, there.hour), (day, there.day), (month, there.month))
    if weekday != "?" or year != "*":
        raise Refused(f"{schedule['ScheduleExpression']}: .ci/engine knows no weekdays and years yet")
    return all(means(field, value) for field, value in said)


def means(field, value):
    if field == "*":
        return True
    if "/" in field:
        start, step = map(int, field.split("/"))
        return value >= start and (value - start) % step == 0
    if "-" in field:
        first, last = map(int, field.split("-"))
        return first <= value <= last
    return value in map(int, field.split(","))


def handler(front):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_):
            pass

        def any(self):
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            path = self.path.split("?", 1)[0]
            try:
                if self.command == "POST" and path == SEND:
                    self.answer(*front.send(self.headers.items(), body))
                elif path == "/health":
                    self.text(200 if front.deployment else 503, "ready")
                elif path.startswith("/_local"):
                    self.local(path, dict(urllib.parse.parse_qsl(body.decode())))
                else:
                    self.answer(*front.forward(self.command, front.api + self.path, self.headers.items(), body))
            except BrokenPipeError:
                pass
            except Exception as failed:  # The one place that a failed request of the walk can be told.
                print(f"{self.command} {path}: {failed!r}", flush=True)
                self.text(500, repr(failed))

        do_GET = do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = any

        def local(self, path, form):
            if path == f"{ISSUER}/.well-known/openid-configuration":
                self.json(200, front.issuer.discovery())
            elif path == f"{ISSUER}/.well-known/jwks.json":
                self.json(200, front.issuer.keys())
            elif path == "/_local/mail":
                self.json(200, front.mailbox.listed())
            elif path.startswith("/_local/mail/"):
                mime = front.mailbox.mime(urllib.parse.unquote(path.removeprefix("/_local/mail/")))
                self.answer(200 if mime else 404, [("Content-Type", "message/rfc822")], mime or b"")
            elif path == "/_local/token":
                token = front.token(form.get("subject", ""))
                self.text(200 if token else 404, token or "no such approved partner, or its links are used")
            elif path == "/_local/tick":
                at = instant(form["at"])
                done = front.tick(at, instant(form.get("until") or form["at"]))
                self.json(200 if done["settled"] and not done["failed"] else 504, done)
            else:
                self.text(404, "not here: this is not ./backbone")

        def text(self, status, text):
            self.answer(status, [("Content-Type", "text/plain; charset=utf-8")], text.encode())

        def json(self, status, value):
            self.answer(status, [("Content-Type", "application/json")], json.dumps(value).encode())

        def answer(self, status, headers, body):
            self.send_response_only(status)
            for name, value in headers:
                if name.lower() not in HOP_BY_HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

    return Handler
