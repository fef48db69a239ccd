declare module "snappyjs" {
  const SnappyJS: {
    compress(bytes: Uint8Array): Uint8Array;
    /** Throws when the content is larger than `maxLength`. */
    uncompress(bytes: Uint8Array, maxLength?: number): Uint8Array;
  };
  export default SnappyJS;
}
