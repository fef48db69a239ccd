import protobuf from "protobufjs";

const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ type, id, rule: "repeated" });

/** The messages of OTLP logs and of Loki's push format, as far as they are used. Unknown fields are skipped. */
const root = protobuf.Root.fromJSON({
  nested: {
    ExportLogs: { fields: { resourceLogs: repeated("ResourceLogs", 1) } },
    ResourceLogs: { fields: { resource: field("Resource", 1), scopeLogs: repeated("ScopeLogs", 2) } },
    Resource: { fields: { attributes: repeated("KeyValue", 1) } },
    ScopeLogs: { fields: { scope: field("Scope", 1), logRecords: repeated("LogRecord", 2) } },
    Scope: { fields: { name: field("string", 1) } },
    LogRecord: {
      fields: {
        timeUnixNano: field("fixed64", 1),
        severityNumber: field("int32", 2),
        severityText: field("string", 3),
        body: field("AnyValue", 5),
        attributes: repeated("KeyValue", 6),
        traceId: field("bytes", 9),
        spanId: field("bytes", 10),
        observedTimeUnixNano: field("fixed64", 11),
        eventName: field("string", 12),
      },
    },
    KeyValue: { fields: { key: field("string", 1), value: field("AnyValue", 2) } },
    AnyValue: {
      oneofs: {
        value: {
          oneof: ["stringValue", "boolValue", "intValue", "doubleValue", "arrayValue", "kvlistValue", "bytesValue"],
        },
      },
      fields: {
        stringValue: field("string", 1),
        boolValue: field("bool", 2),
        intValue: field("int64", 3),
        doubleValue: field("double", 4),
        arrayValue: field("ArrayValue", 5),
        kvlistValue: field("KeyValueList", 6),
        bytesValue: field("bytes", 7),
      },
    },
    ArrayValue: { fields: { values: repeated("AnyValue", 1) } },
    KeyValueList: { fields: { values: repeated("KeyValue", 1) } },
    ExportLogsAnswer: { fields: { partialSuccess: field("PartialSuccess", 1) } },
    PartialSuccess: { fields: { rejectedLogRecords: field("int64", 1), errorMessage: field("string", 2) } },
    LokiPush: { fields: { streams: repeated("LokiStream", 1) } },
    LokiStream: { fields: { labels: field("string", 1), entries: repeated("LokiEntry", 2) } },
    LokiEntry: {
      fields: {
        timestamp: field("LokiTime", 1),
        line: field("string", 2),
        structuredMetadata: repeated("LokiLabel", 3),
      },
    },
    LokiTime: { fields: { seconds: field("int64", 1), nanos: field("int32", 2) } },
    LokiLabel: { fields: { name: field("string", 1), value: field("string", 2) } },
  },
});

type Name = "ExportLogs" | "LokiPush" | "ExportLogsAnswer";

/** Reads a message as the plain object that its JSON form would be: 64 bit numbers as text, bytes in hexadecimal. */
export function decode(name: Name, bytes: Uint8Array): unknown {
  const type = root.lookupType(name);
  return hexBytes(type.toObject(type.decode(bytes), { longs: String, enums: Number }));
}

export function encode(name: Name, value: object): Uint8Array {
  const type = root.lookupType(name);
  return type.encode(type.fromObject(value)).finish();
}

function hexBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(hexBytes);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, hexBytes(it)]));
}
