#!/usr/bin/env python3
"""Classify a directory of CSV files on Apache Spark with `rolecall batch`.

    spark-submit --master yarn --files target/x86_64-unknown-linux-gnu/release/rolecall \\
        examples/spark_batch.py hdfs:///contacts hdfs:///answers --column title

When to use it: the data is on a cluster already, or outgrows one machine. Tens of millions of
rows need no cluster: `rolecall batch contacts.csv -o answers.csv` streams them on a laptop.

How it works: every partition is streamed through one `rolecall batch -`. Rows travel as Arrow
batches, written and read as CSV by pyarrow; no Python code runs per row. The binary must fit
the workers' platform (cluster.md says how to build one for every Linux); the workers need pyarrow,
and on Spark 4 also pandas. For a DataFrame, import `classify` (with `--py-files spark_batch.py`):
it keeps the rows, turns every column into text, null into "".

Every file has a header, the same in all; UTF-8, comma. A row with too many or too few cells
stops the job (`rolecall batch` on one machine keeps such rows).
"""

import argparse
import os
import subprocess
import threading

import pyarrow as pa
import pyarrow.csv
from pyspark import SparkFiles
from pyspark.sql import SparkSession

NEW = ["gtm_" + name for name in (
    "outcome", "function", "functions", "confidence", "role", "level", "word", "why", "grade", "review")]


def classify(df, column, binary="rolecall"):
    """The DataFrame with ten more columns; `binary` is the file's name in --files."""
    number = df.columns.index(column) + 1  # never guessed: partitions could differ
    # Plain names on the way, as Spark stumbles over dots and backticks in them. As text, and
    # never null: an empty cell is an empty cell in CSV.
    plain = [f"c{i}" for i in range(len(df.columns))]
    text = df.toDF(*plain).selectExpr(*(f"coalesce(cast({c} as string), '') as {c}" for c in plain))
    names = plain + NEW

    def through_rolecall(batches):
        first = next(batches, None)
        if first is None:  # an empty partition
            return
        process = subprocess.Popen(  # its errors go to the executor's log
            [os.path.abspath(SparkFiles.get(binary)), "batch", "--quiet", "--delimiter", ",",
             "--column", str(number), "--format", "csv", "-"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        sent, received, failed = 0, 0, []

        def feed():
            nonlocal sent
            try:
                with process.stdin, pa.csv.CSVWriter(process.stdin, first.schema) as writer:
                    batch = first  # the writer has written the header
                    while batch is not None:
                        writer.write_batch(batch)
                        sent += batch.num_rows
                        batch = next(batches, None)
            except Exception as error:  # raised below, where Spark sees it
                failed.append(error)

        feeder = threading.Thread(target=feed, daemon=True)
        feeder.start()
        try:
            answers = pa.csv.open_csv(
                process.stdout,
                pa.csv.ReadOptions(block_size=4 << 20),
                pa.csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
                pa.csv.ConvertOptions(column_types={name: pa.string() for name in names}))
            if answers.schema.names != names:
                raise RuntimeError(f"rolecall answered with the columns {answers.schema.names}")
            for batch in answers:
                received += batch.num_rows
                yield batch
            feeder.join()
            status = process.wait()
            if failed or status != 0 or sent != received:
                raise RuntimeError(f"rolecall ended with {status}, {received} of {sent} rows "
                                   "answered") from (failed[0] if failed else None)
        finally:
            process.kill()  # if Spark wants no more rows; else it has ended
            process.wait()

    schema = ", ".join(f"{name} string" for name in names)
    return text.mapInArrow(through_rolecall, schema).toDF(*df.columns, *NEW)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("input", help="a CSV file or a directory of them")
    parser.add_argument("output", help="the directory to write; must not exist")
    parser.add_argument("--column", required=True, help="the name of the column with the titles")
    parser.add_argument("--binary", default="rolecall",
                        help="its name in --files, or a path to ship it from (default: rolecall)")
    parser.add_argument("--split", action="store_true",
                        help="split large files; only if no cell contains a line break")
    args = parser.parse_args()

    spark = SparkSession.builder.appName("rolecall batch").getOrCreate()
    if os.path.dirname(args.binary):
        spark.sparkContext.addFile(args.binary)
    dialect = {"header": True, "quote": '"', "escape": '"',
               "ignoreLeadingWhiteSpace": False, "ignoreTrailingWhiteSpace": False}
    df = spark.read.csv(args.input, multiLine=not args.split, mode="FAILFAST", **dialect)
    if args.column not in df.columns:
        parser.error(f"no column {args.column!r}; the columns are {', '.join(df.columns)}")
    answers = classify(df, args.column, os.path.basename(args.binary))
    answers.write.csv(args.output, emptyValue="", **dialect)
    spark.stop()


if __name__ == "__main__":
    main()
