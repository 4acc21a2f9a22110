/** JMH benchmarks of single parts, each written as a short lesson: question, method, what to expect, last measured. */
package vn.luong.bench.micro;
